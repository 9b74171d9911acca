package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How to reach a provider.
 *
 * @param connectTimeout to open a connection, TLS included
 * @param readTimeout    between two bytes of an answer, and between two of a request
 * @param callTimeout    for a whole call, body included
 * @param maxBodyBytes   the largest answer accepted, unzipped
 * @param proxy          the outbound proxy, null for the JVM's own setting
 * @param trust          the certificates to trust, null for the JVM's own
 * @param userAgent      what to call ourselves
 */
public record TransportSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        int maxBodyBytes,
        ProxySettings proxy,
        TrustSettings trust,
        String userAgent) {

    private static final int DEFAULT_MAX_BODY_BYTES = 64 * 1024 * 1024;

    public TransportSettings {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
        Objects.requireNonNull(callTimeout, "callTimeout");
        Objects.requireNonNull(userAgent, "userAgent");
    }

    /** Ten seconds to connect, thirty to read, sixty for a call, bodies up to 64 MiB; no proxy, the JVM's certificates. */
    public static TransportSettings defaults() {
        return new TransportSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                DEFAULT_MAX_BODY_BYTES,
                null,
                null,
                "connectivity-fabric/" + version());
    }

    /** The version the jar was built as; "dev" when run from classes. */
    private static String version() {
        String built = TransportSettings.class.getPackage().getImplementationVersion();
        return built == null ? "dev" : built;
    }
}
