package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.BillingPeriod;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Cadences, as ISO 8601 periods ({@code P1M}) or by words that stand for one in a table of the mapping: {@code monthly:
 * P1M}.
 */
final class Recurrences {

    private static final String UNKNOWN = "UNKNOWN";

    private Recurrences() {}

    /** Reads a period or a word; of what is neither, the interval is unknown. */
    static Converter reader(Arguments arguments) {
        Schema schema = arguments.target().schema();
        Field interval = Slots.of(schema, "interval");
        Field count = Slots.of(schema, "interval_count");
        Map<String, BillingPeriod> words = words(arguments);
        return (value, scope) -> {
            String text = Scalars.text(value).strip();
            if (text.isEmpty()) {
                return null;
            }
            BillingPeriod period = words.containsKey(text) ? words.get(text) : BillingPeriod.parse(text);
            return new Struct(schema)
                    .put(interval, period == null ? UNKNOWN : period.unit().name())
                    .put(count, period == null ? 1 : period.count());
        };
    }

    /** Writes the word for a cadence; nothing if there is none. */
    static Converter wordWriter(Arguments arguments) {
        Map<BillingPeriod, String> words = new HashMap<>();
        words(arguments).forEach((word, period) -> words.put(period, word));
        return (value, scope) -> {
            BillingPeriod period = period((Struct) value);
            return period == null ? null : words.get(period);
        };
    }

    /** Writes the ISO 8601 period of a cadence that has no word; nothing of one that has. */
    static Converter isoWriter(Arguments arguments) {
        Map<String, BillingPeriod> words = words(arguments);
        return (value, scope) -> {
            BillingPeriod period = period((Struct) value);
            return period == null || words.containsValue(period) ? null : period.iso();
        };
    }

    private static BillingPeriod period(Struct recurrence) {
        BillingPeriod.Unit unit = BillingPeriod.Unit.named(recurrence.getString("interval"));
        Integer count = recurrence.getInt32("interval_count");
        return unit == null || count == null || count < 1 ? null : BillingPeriod.of(unit, count);
    }

    private static Map<String, BillingPeriod> words(Arguments arguments) {
        Map<String, BillingPeriod> words = new HashMap<>();
        arguments.table("table").forEach((word, iso) -> words.put(word, BillingPeriod.parse(iso.toString())));
        return words;
    }
}
