package io.connectivityfabric.secrets;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Gives a worker's connectors secrets out of encrypted files: <code>${fabric:acme/stripe:api.key}</code> in a connector's config
 * stands for the secret {@code api.key} in what the tenant {@code acme} has for {@code stripe}.
 *
 * <p>A secret that is not there is an error: Connect would hand the reference itself to the connector.
 */
public final class EncryptedFileConfigProvider implements ConfigProvider {

    private EncryptedFileConfig config;
    private SecretStore store;
    private KeySource keys;

    @Override
    public void configure(Map<String, ?> settings) {
        config = new EncryptedFileConfig(settings);
        store = config.store();
        keys = config.keys(System.getenv());
    }

    /**
     * All secrets in a file.
     *
     * @throws SecretException if the tenant is not this worker's, or a secret cannot be opened
     */
    @Override
    public ConfigData get(String path) {
        SecretFile file = allowed(path);
        return data(file, store.keys(file));
    }

    /**
     * Some secrets in a file.
     *
     * @throws SecretException if the tenant is not this worker's, or a secret is not there or cannot be opened
     */
    @Override
    public ConfigData get(String path, Set<String> names) {
        return data(allowed(path), names);
    }

    private ConfigData data(SecretFile file, Set<String> names) {
        Keys current = keys.read();
        Map<String, String> secrets = new HashMap<>();
        for (String name : names) {
            secrets.put(name, store.get(file.key(name), current));
        }
        return config.ttl() == null ? new ConfigData(secrets) : new ConfigData(secrets, config.ttl());
    }

    private SecretFile allowed(String path) {
        SecretFile file = SecretFile.parse(path == null ? "" : path);
        if (!config.tenants().isEmpty() && !config.tenants().contains(file.tenant())) {
            throw new SecretException("This worker may not have secrets of tenant '" + file.tenant() + "'. Its config"
                    + " provider is limited to: " + String.join(", ", config.tenants()) + " (param."
                    + EncryptedFileConfig.TENANTS
                    + ").");
        }
        return file;
    }

    @Override
    public void close() {}
}
