package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** Converters of numbers and of true and false, as such or as text; blank text is no value. */
final class NumberConverters {

    private NumberConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.simple("bool", ValueType.ANY, ValueType.BOOLEAN, Scalars::bool),
                ConverterSpec.simple(
                        "decimal_text",
                        ValueType.ANY,
                        ValueType.TEXT,
                        value -> Scalars.isBlank(value) ? null : Numbers.plainText(value)),
                ConverterSpec.with("integer", ValueType.ANY, ValueType.NUMBER, NumberConverters::integer),
                ConverterSpec.simple(
                        "fraction",
                        ValueType.ANY,
                        ValueType.FRACTION,
                        value -> Scalars.isBlank(value) ? null : fraction(value)));
    }

    private static Double fraction(Object value) {
        double fraction = Numbers.decimal(value).doubleValue();
        if (Double.isInfinite(fraction)) {
            throw new ConversionException("is no number that 64 bits of floating point can hold");
        }
        return fraction;
    }

    private static Converter integer(Arguments arguments) {
        Schema schema = arguments.target().schema();
        boolean of32Bits = schema != null && schema.type() == Schema.Type.INT32;
        return (value, scope) -> {
            if (Scalars.isBlank(value)) {
                return null;
            }
            long number = Numbers.integer(value);
            if (of32Bits && number != (int) number) {
                throw new ConversionException("is no whole number of at most 32 bits");
            }
            return of32Bits ? (Object) (int) number : (Object) number;
        };
    }
}
