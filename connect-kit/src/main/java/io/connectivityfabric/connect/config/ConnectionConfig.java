package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.http.ProxySettings;
import io.connectivityfabric.http.TransportSettings;
import io.connectivityfabric.http.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** How a provider's API is reached: timeouts, the outbound proxy and the certificates trusted. */
public final class ConnectionConfig {
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
    public static final String CALL_TIMEOUT_MS = "http.call.timeout.ms";
    public static final String MAX_BODY_BYTES = "http.max.body.bytes";
    public static final String PROXY_HOST = "http.proxy.host";
    public static final String PROXY_PORT = "http.proxy.port";
    public static final String PROXY_USER = "http.proxy.user";
    public static final String PROXY_PASSWORD = "http.proxy.password";
    public static final String TRUSTSTORE_LOCATION = "http.truststore.location";
    public static final String TRUSTSTORE_PASSWORD = "http.truststore.password";
    public static final String TRUSTSTORE_TYPE = "http.truststore.type";

    private final AbstractConfig config;

    public ConnectionConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds this group's settings to a connector's definition. */
    public static void define(ConfigDef definition) {
        ConfigGroup group = new ConfigGroup(definition, "Connection");
        defineTimeouts(group);
        defineProxy(group);
        defineTrust(group);
    }

    private static void defineTimeouts(ConfigGroup group) {
        group.optional(
                        CONNECT_TIMEOUT_MS,
                        Type.LONG,
                        10_000L,
                        atLeast(1),
                        Importance.LOW,
                        "Longest wait for a connection to the API, in milliseconds.")
                .optional(
                        READ_TIMEOUT_MS,
                        Type.LONG,
                        30_000L,
                        atLeast(1),
                        Importance.LOW,
                        "Longest silence within an answer of the API, in milliseconds.")
                .optional(
                        CALL_TIMEOUT_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(1),
                        Importance.LOW,
                        "Longest duration of one call of the API from its start to the end of its answer, in"
                                + " milliseconds.")
                .optional(
                        MAX_BODY_BYTES,
                        Type.INT,
                        32 * 1024 * 1024,
                        atLeast(1024),
                        Importance.LOW,
                        "Largest answer of the API that is accepted, in bytes.");
    }

    private static void defineProxy(ConfigGroup group) {
        group.optional(
                        PROXY_HOST,
                        Type.STRING,
                        null,
                        null,
                        Importance.LOW,
                        "Host of the HTTP proxy through which the API is called. Unset: it is called directly.")
                .optional(PROXY_PORT, Type.INT, 8080, between(1, 65_535), Importance.LOW, "Port of the HTTP proxy.")
                .optional(
                        PROXY_USER,
                        Type.STRING,
                        null,
                        null,
                        Importance.LOW,
                        "User for the HTTP proxy, if it asks for one.")
                .optional(
                        PROXY_PASSWORD,
                        Type.PASSWORD,
                        null,
                        new Credential(),
                        Importance.LOW,
                        "Password for the HTTP proxy.");
    }

    private static void defineTrust(ConfigGroup group) {
        group.optional(
                        TRUSTSTORE_LOCATION,
                        Type.STRING,
                        null,
                        null,
                        Importance.LOW,
                        "Path on the worker of a truststore with the certificates to trust. Unset: those of the JVM.")
                .optional(TRUSTSTORE_PASSWORD, Type.PASSWORD, null, null, Importance.LOW, "Password of the truststore.")
                .choice(
                        TRUSTSTORE_TYPE,
                        Type.STRING,
                        "PKCS12",
                        new KnownNames("truststore type", List.of("PKCS12", "JKS", "PEM")),
                        Importance.LOW,
                        new KnownNames("truststore type", List.of("PKCS12", "JKS", "PEM")),
                        "Format of the truststore.");
    }

    /**
     * The settings for the HTTP transport.
     *
     * @throws ConfigException if proxy user and password are not given together
     */
    public TransportSettings transport() {
        return new TransportSettings(
                duration(CONNECT_TIMEOUT_MS),
                duration(READ_TIMEOUT_MS),
                duration(CALL_TIMEOUT_MS),
                config.getInt(MAX_BODY_BYTES),
                proxy(),
                trust(),
                "connectivity-fabric/" + ProjectVersion.current());
    }

    private ProxySettings proxy() {
        String host = config.getString(PROXY_HOST);
        if (host == null) {
            return null;
        }
        String user = config.getString(PROXY_USER);
        String password = secret(PROXY_PASSWORD);
        if ((user == null) != (password == null)) {
            throw new ConfigException("Settings " + PROXY_USER + " and " + PROXY_PASSWORD + " belong together:"
                    + " only one of them is given");
        }
        return new ProxySettings(host, config.getInt(PROXY_PORT), user, password);
    }

    private TrustSettings trust() {
        String location = config.getString(TRUSTSTORE_LOCATION);
        return location == null
                ? null
                : new TrustSettings(Path.of(location), secret(TRUSTSTORE_PASSWORD), config.getString(TRUSTSTORE_TYPE));
    }

    private String secret(String key) {
        Password password = config.getPassword(key);
        return password == null ? null : password.value();
    }

    private Duration duration(String key) {
        return Duration.ofMillis(config.getLong(key));
    }
}
