package io.connectivityfabric.connect.webhook;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.OrUnset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Where a webhook connector listens, and how much it takes at a time. */
public final class ListenerConfig {
    static final String PREFIX = "listener.";
    public static final String HOST = "listener.host";
    public static final String PORT = "listener.port";
    public static final String PATH = "listener.path";
    public static final String KEYSTORE_LOCATION = "listener.keystore.location";
    public static final String KEYSTORE_PASSWORD = "listener.keystore.password";
    public static final String KEYSTORE_TYPE = "listener.keystore.type";
    public static final String MAX_CONNECTIONS = "listener.max.connections";
    public static final String HEADER_TIMEOUT_MS = "listener.header.timeout.ms";
    public static final String BODY_TIMEOUT_MS = "body.timeout.ms";
    public static final String MAX_BODY_BYTES = "max.body.bytes";
    public static final String PUBLIC_BASE_URL = "public.base.url";

    private final AbstractConfig config;

    public ListenerConfig(AbstractConfig config) {
        this.config = config;
    }

    /**
     * Adds this group's settings to a connector's definition.
     *
     * @param path at which the connector listens by default
     */
    public static void define(ConfigDef definition, String path) {
        ConfigGroup group = new ConfigGroup(definition, "Listener");
        defineAddress(group, path);
        defineTls(group);
        defineLimits(group);
    }

    private static void defineAddress(ConfigGroup group, String path) {
        group.optional(
                        PORT,
                        Type.INT,
                        8090,
                        between(1, 65_535),
                        Importance.HIGH,
                        "Port at which each worker with a task of this connector listens. Connectors of the same"
                                + " archive may share it, at different paths.")
                .optional(
                        PATH,
                        Type.STRING,
                        path,
                        new UrlPath(),
                        Importance.MEDIUM,
                        "Path at which events are taken: the address given to the provider ends in it.")
                .optional(
                        HOST,
                        Type.STRING,
                        null,
                        null,
                        Importance.LOW,
                        "Address of the worker at which it listens, such as 127.0.0.1 behind a proxy of the same"
                                + " machine. Unset: all addresses.")
                .optional(
                        PUBLIC_BASE_URL,
                        Type.STRING,
                        null,
                        new OrUnset(new HttpUrl()),
                        Importance.MEDIUM,
                        "What stands before the path in the address that was given to the provider, such as"
                                + " https://hooks.example.com, if a proxy stands in front. Signatures that cover the"
                                + " address need it. Unset: the address of the request.");
    }

    private static void defineTls(ConfigGroup group) {
        KnownNames types = new KnownNames("keystore type", List.of("PKCS12", "JKS"));
        group.optional(
                        KEYSTORE_LOCATION,
                        Type.STRING,
                        null,
                        null,
                        Importance.MEDIUM,
                        "Path on the worker of a keystore with key and certificate. A changed file is read again within"
                                + " seconds. Unset: plain HTTP, for a proxy in front that ends TLS.")
                .optional(
                        KEYSTORE_PASSWORD,
                        Type.PASSWORD,
                        null,
                        null,
                        Importance.MEDIUM,
                        "Password of the keystore and of its key.")
                .choice(KEYSTORE_TYPE, Type.STRING, "PKCS12", types, Importance.LOW, types, "Format of the keystore.");
    }

    private static void defineLimits(ConfigGroup group) {
        group.optional(
                        MAX_BODY_BYTES,
                        Type.INT,
                        512 * 1024,
                        atLeast(1024),
                        Importance.MEDIUM,
                        "Largest request that is taken, in bytes; larger ones are answered 413. Kafka takes records of"
                                + " about a megabyte unless it is set otherwise.")
                .optional(
                        BODY_TIMEOUT_MS,
                        Type.LONG,
                        10_000L,
                        atLeast(100),
                        Importance.LOW,
                        "How long the body of a request may take to come, in milliseconds.")
                .optional(
                        HEADER_TIMEOUT_MS,
                        Type.LONG,
                        10_000L,
                        atLeast(100),
                        Importance.LOW,
                        "How long the head of a request may take to come, in milliseconds.")
                .optional(
                        MAX_CONNECTIONS,
                        Type.INT,
                        1_000,
                        atLeast(1),
                        Importance.LOW,
                        "How many connections are open at a time; others have to wait.");
    }

    /**
     * What all that share the port have to agree on.
     *
     * @throws ConfigException if there is a keystore without a password
     */
    ListenerSettings settings() {
        return new ListenerSettings(
                config.getString(HOST),
                config.getInt(PORT),
                tls(),
                config.getInt(MAX_CONNECTIONS),
                Duration.ofMillis(config.getLong(HEADER_TIMEOUT_MS)));
    }

    private ListenerSettings.Tls tls() {
        String location = config.getString(KEYSTORE_LOCATION);
        if (location == null) {
            return null;
        }
        if (config.getPassword(KEYSTORE_PASSWORD) == null) {
            throw new ConfigException("Setting " + KEYSTORE_LOCATION + " needs " + KEYSTORE_PASSWORD);
        }
        return new ListenerSettings.Tls(
                Path.of(location), config.getPassword(KEYSTORE_PASSWORD).value(), config.getString(KEYSTORE_TYPE));
    }

    String path() {
        return config.getString(PATH);
    }

    int maxBodyBytes() {
        return config.getInt(MAX_BODY_BYTES);
    }

    Duration bodyTimeout() {
        return Duration.ofMillis(config.getLong(BODY_TIMEOUT_MS));
    }

    /** Without a slash at its end; null if it is the address of the request. */
    String publicBaseUrl() {
        String url = config.getString(PUBLIC_BASE_URL);
        return url == null || !url.endsWith("/") ? url : url.substring(0, url.length() - 1);
    }
}
