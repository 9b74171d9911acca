package io.connectivityfabric.connect.config;

import io.connectivityfabric.http.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a connector's credentials for real while its configuration is validated, and attaches what it finds to the
 * setting at fault.
 *
 * @param credential the setting with the credential
 * @param baseUrl the setting with the API's address
 * @param version the setting with the API's version
 * @param prerequisites further settings that the calls need; if one of these has an error nothing is tried
 * @param limit the longest time that the check may take
 */
public record CredentialsCheck(
        String credential, String baseUrl, String version, List<String> prerequisites, Duration limit) {
    /** Long enough for a slow proxy, short enough for somebody who waits at a form. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(CredentialsCheck.class);

    /** A few harmless calls that fail if the credentials do not do. */
    @FunctionalInterface
    public interface Probe {
        /**
         * @throws ApiException if the provider cannot be reached or refuses the credentials
         * @throws SettingFault if a setting is wrong that this check is not about otherwise
         * @throws ConfigException if settings do not fit together
         */
        void run();
    }

    /** Runs the probe, unless the settings that it needs have errors already. */
    public void check(Config config, Probe probe) {
        if (hasErrors(config)) {
            return;
        }
        FutureTask<Void> task = new FutureTask<>(probe::run, null);
        Thread thread = new Thread(task, "credentials-check");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            add(
                    config,
                    baseUrl,
                    "No answer within " + limit.toSeconds() + " s: check " + baseUrl
                            + ", the network and the proxy settings");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            attach(config, e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private boolean hasErrors(Config config) {
        return config.configValues().stream()
                .filter(value -> value.name().equals(credential)
                        || value.name().equals(baseUrl)
                        || value.name().equals(version)
                        || prerequisites.contains(value.name()))
                .anyMatch(value -> !value.errorMessages().isEmpty());
    }

    private void attach(Config config, Throwable cause) {
        if (cause instanceof ApiException failure) {
            attach(config, failure);
        } else if (cause instanceof SettingFault fault) {
            add(config, fault.setting(), fault.getMessage());
        } else if (cause instanceof ConfigException || cause instanceof IllegalArgumentException) {
            add(config, baseUrl, cause.getMessage());
        } else {
            add(config, baseUrl, "The credentials could not be tried: " + cause);
        }
    }

    private void attach(Config config, ApiException failure) {
        switch (failure.kind()) {
            case AUTH, PERMISSION -> add(config, credential, failure.getMessage());
            case INVALID -> add(config, version, failure.getMessage());
            case UNREACHABLE, NOT_FOUND, PROTOCOL, CONFLICT -> add(config, baseUrl, failure.getMessage());
            // The provider is there and busy: that is no fault of the configuration.
            case RATE_LIMITED, UNAVAILABLE -> log.warn("Credentials could not be tried now: {}", failure.getMessage());
        }
    }

    private static void add(Config config, String setting, String message) {
        for (ConfigValue value : config.configValues()) {
            if (value.name().equals(setting)) {
                value.addErrorMessage(message);
            }
        }
    }
}
