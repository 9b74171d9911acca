package io.connectivityfabric.mapping;

import org.apache.kafka.connect.data.Schema;

/** Values that stand in a mapping file itself. */
final class Constants {

    private Constants() {}

    /**
     * A value as the target's schema has it: whole numbers of 32 bits, fractions as {@code double}.
     *
     * @throws MappingLoadException if a number is too large for the target
     */
    static Object fit(YamlNode.Scalar given, Target target) {
        if (given.value() instanceof Number number && target.schema() != null) {
            if (target.schema().type() == Schema.Type.FLOAT64) {
                return number.doubleValue();
            }
            if (target.schema().type() == Schema.Type.INT32 && number instanceof Long whole) {
                if (whole != whole.intValue()) {
                    throw given.place()
                            .fault(
                                    "'" + target.field() + "' takes whole numbers of at most 32 bits.",
                                    "Write a smaller one.");
                }
                return whole.intValue();
            }
        }
        return given.value();
    }

    /** The type of a value. */
    static ValueType typeOf(Object value) {
        if (value instanceof String) {
            return ValueType.TEXT;
        }
        if (value instanceof Boolean) {
            return ValueType.BOOLEAN;
        }
        return value instanceof Long || value instanceof Integer ? ValueType.NUMBER : ValueType.FRACTION;
    }
}
