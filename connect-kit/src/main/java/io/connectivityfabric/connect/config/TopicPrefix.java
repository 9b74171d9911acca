package io.connectivityfabric.connect.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Accepts the first part of a topic name; Kafka allows letters, digits and . _ - in names of up to 249 characters. */
public final class TopicPrefix implements Validator {
    /** Leaves room for the longest stream name. */
    private static final int LONGEST = 180;

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9._-]+");

    @Override
    public void ensureValid(String name, Object value) {
        String prefix = (String) value;
        if (prefix == null || !ALLOWED.matcher(prefix).matches() || prefix.length() > LONGEST) {
            throw new ConfigException(
                    name, value, "must have 1 to " + LONGEST + " letters, digits or . _ - as Kafka's topic names do");
        }
    }

    @Override
    public String toString() {
        return "letters, digits and . _ -";
    }
}
