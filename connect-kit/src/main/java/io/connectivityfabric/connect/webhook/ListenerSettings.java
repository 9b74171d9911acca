package io.connectivityfabric.connect.webhook;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all tasks that share a port have to agree on.
 *
 * @param host           address to listen at; null for all of the machine's
 * @param port           0 for any that is free
 * @param tls            null for plain HTTP
 * @param maxConnections at a time
 * @param headerTimeout  how long the head of a request may take to come
 */
record ListenerSettings(String host, int port, Tls tls, int maxConnections, Duration headerTimeout) {
    /**
     * Where certificate and key are.
     *
     * @param type such as PKCS12
     */
    record Tls(Path keystore, String password, String type) {
        /** Without the password. */
        @Override
        public String toString() {
            return "TLS by " + keystore;
        }
    }
}
