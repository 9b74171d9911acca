package io.connectivityfabric.http;

/**
 * An outbound HTTP proxy.
 *
 * @param host     its name or address
 * @param port     its port
 * @param user     for Basic authentication, null if it wants none
 * @param password for Basic authentication, null if it wants none
 */
public record ProxySettings(String host, int port, String user, String password) {

    /** Without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
