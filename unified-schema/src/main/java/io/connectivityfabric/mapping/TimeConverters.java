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
                        "time",
                        ValueType.ANY,
                        ValueType.TIME,
                        value -> Scalars.isBlank(value) ? null : Times.isoOrMillis(value)),
                ConverterSpec.simple(
                        "date",
                        ValueType.ANY,
                        ValueType.TIME,
                        value -> Scalars.isBlank(value) ? null : Times.startOfDay(Times.isoOrMillis(value))),
                ConverterSpec.simple("epoch_millis", ValueType.ANY, ValueType.TIME, Times::epochMillis),
                ConverterSpec.simple("to_epoch_seconds", ValueType.TIME, ValueType.NUMBER, Times::toEpochSeconds),
                ConverterSpec.simple(
                        "to_epoch_millis", ValueType.TIME, ValueType.NUMBER, value -> ((Date) value).getTime()),
                ConverterSpec.simple("iso_time", ValueType.TIME, ValueType.TEXT, value -> Times.isoText((Date) value)),
                ConverterSpec.simple("iso_date", ValueType.TIME, ValueType.TEXT, value -> Times.isoDate((Date) value)));
    }
}
