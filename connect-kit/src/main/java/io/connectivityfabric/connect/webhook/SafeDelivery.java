package io.connectivityfabric.connect.webhook;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Settings of Connect's own under which a request could be answered 2xx though its events are lost, or never. */
final class SafeDelivery {
    static final String ERRORS_TOLERANCE = "errors.tolerance";
    static final String TRANSACTION_BOUNDARY = "transaction.boundary";

    private final Map<String, String> properties;

    /**
     * @param properties all of the connector's
     */
    SafeDelivery(Map<String, String> properties) {
        this.properties = properties;
    }

    /** What is wrong with one of these settings; empty if it is well. */
    Optional<String> fault(String setting) {
        String value = properties.getOrDefault(setting, "");
        if (setting.equals(ERRORS_TOLERANCE) && "all".equalsIgnoreCase(value)) {
            return Optional.of("errors.tolerance=all drops records that fail, and the provider would be told that they"
                    + " are safe. Set errors.tolerance=none; for records that Unify cannot map, set its on.error");
        }
        if (setting.equals(TRANSACTION_BOUNDARY) && !value.isEmpty() && !"poll".equalsIgnoreCase(value)) {
            return Optional.of("transaction.boundary=" + value + " keeps records back for longer than a provider waits"
                    + " for its answer. Set transaction.boundary=poll");
        }
        return Optional.empty();
    }

    /** Adds what is wrong to the result of a validation. */
    void check(Config config) {
        for (String setting : new String[] {ERRORS_TOLERANCE, TRANSACTION_BOUNDARY}) {
            fault(setting).ifPresent(fault -> {
                ConfigValue value = new ConfigValue(setting);
                value.value(properties.get(setting));
                value.addErrorMessage(fault);
                config.configValues().add(value);
            });
        }
    }
}
