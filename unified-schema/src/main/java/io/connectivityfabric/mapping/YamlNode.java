package io.connectivityfabric.mapping;

import java.util.List;
import java.util.Map;

/** A node of a mapping file that knows its place. */
sealed interface YamlNode {

    Place place();

    /** What it is, in words for a message. */
    String kind();

    /**
     * @param value text, {@code Boolean}, {@code Long} or {@code BigDecimal}; null for an empty value
     */
    record Scalar(Object value, Place place) implements YamlNode {

        @Override
        public String kind() {
            return value == null ? "nothing" : "a single value";
        }

        String text() {
            return String.valueOf(value);
        }
    }

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * @param entries in the order of the file
     * @param keys where each key stands; the value may begin a line later
     */
    record Block(Map<String, YamlNode> entries, Map<String, Place> keys, Place place) implements YamlNode {

        @Override
        public String kind() {
            return "a block of keys";
        }

        YamlNode get(String key) {
            return entries.get(key);
        }

        /** Where a key stands; where the block stands if it is not there. */
        Place at(String key) {
            return keys.getOrDefault(key, place);
        }
    }
}
