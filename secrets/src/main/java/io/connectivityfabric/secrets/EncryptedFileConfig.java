package io.connectivityfabric.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Settings of {@link EncryptedFileConfigProvider}: in a worker's file each has {@code config.providers.NAME.param.} before it. */
public final class EncryptedFileConfig extends AbstractConfig {

    public static final String DIR = "dir";
    public static final String KEY = "key";
    public static final String KEY_KMS_URI = "key.kms.uri";
    public static final String TENANTS = "tenants";
    public static final String TTL_MS = "ttl.ms";

    /** Definition of all settings. */
    public static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    DIR,
                    Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Directory of the secrets, as 'fabric secrets' makes it.")
            .define(
                    KEY,
                    Type.STRING,
                    "env:FABRIC_SECRETS_KEY",
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Where the keys are: env:NAME for an environment variable of the worker, file:PATH for a file. A file is"
                            + " read whenever a secret is asked for, so that new keys need no restart.")
            .define(
                    KEY_KMS_URI,
                    Type.STRING,
                    null,
                    Importance.MEDIUM,
                    "The key of a key management service that the keys themselves are encrypted with, such as"
                            + " gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k or aws-kms://arn:…; Tink's client for"
                            + " it has to be in the plugin's lib directory. Unset: the keys are in the clear.")
            .define(
                    TENANTS,
                    Type.LIST,
                    "",
                    Importance.HIGH,
                    "Tenants whose secrets this worker may have. Empty: those of all. A worker is never told which connector"
                            + " asks, so where tenants must not see each other's secrets each has workers of its own.")
            .define(
                    TTL_MS,
                    Type.LONG,
                    0L,
                    ConfigDef.Range.atLeast(0),
                    Importance.LOW,
                    "After this many milliseconds Connect restarts the connectors that use a secret, so that a new value of it"
                            + " is taken up. 0: only when they are restarted by somebody.");

    EncryptedFileConfig(Map<String, ?> settings) {
        super(CONFIG, settings, false);
    }

    SecretStore store() {
        return new SecretStore(Path.of(getString(DIR)));
    }

    KeySource keys(Map<String, String> environment) {
        return new KeySource(getString(KEY), getString(KEY_KMS_URI), environment);
    }

    List<String> tenants() {
        return getList(TENANTS);
    }

    /** Null if secrets do not expire. */
    Long ttl() {
        long ttl = getLong(TTL_MS);
        return ttl == 0 ? null : ttl;
    }
}
