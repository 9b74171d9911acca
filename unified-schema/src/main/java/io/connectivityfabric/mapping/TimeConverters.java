package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Times;
import java.util.Date;
import java.util.List;

/** Converters of times. */
final class TimeConverters {

    private TimeConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.simple("epoch_seconds", ValueType.ANY, ValueType.TIME, Times::epochSeconds),
                ConverterSpec.simple(
                        "hs_time",
                        ValueType.ANY,
                        ValueType.TIME,
                        value -> Scalars.isBlank(value) ? null : Times.isoOrMillis(value)),
                ConverterSpec.simple("iso_time", ValueType.TIME, ValueType.TEXT, value -> Times.isoText((Date) value)),
                ConverterSpec.simple("iso_date", ValueType.TIME, ValueType.TEXT, value -> Times.isoDate((Date) value)));
    }
}
