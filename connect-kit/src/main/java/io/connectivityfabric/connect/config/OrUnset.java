package io.connectivityfabric.connect.config;

import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * Accepts no value, too.
 *
 * @param validator checks one that is given
 */
public record OrUnset(Validator validator) implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
        if (value != null) {
            validator.ensureValid(name, value);
        }
    }

    @Override
    public String toString() {
        return validator.toString();
    }
}
