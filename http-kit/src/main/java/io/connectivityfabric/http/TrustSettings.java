package io.connectivityfabric.http;

import java.nio.file.Path;

/**
 * Certificates to trust instead of the JVM's own, for a proxy that opens TLS or a private test server.
 *
 * @param truststore the file
 * @param password   of the file, null if it has none
 * @param type       {@code PKCS12}, {@code JKS} or {@code PEM} (one or more certificates, no password)
 */
public record TrustSettings(Path truststore, String password, String type) {

    /** Without the password. */
    @Override
    public String toString() {
        return type + " " + truststore;
    }
}
