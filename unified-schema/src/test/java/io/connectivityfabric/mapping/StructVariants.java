package io.connectivityfabric.mapping;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Records like a given one, each valid, and each with something extreme in one place. */
final class StructVariants {

    private static final List<String> TEXTS = List.of(
            "",
            " \u00a0\n",
            "Jenny",
            ";,:=%",
            "\ud83d",
            "\u0000\u0007",
            "1e400000",
            "-1e-400000",
            "9".repeat(5_000),
            "1" + ",000".repeat(1_500),
            "P2147483648Y",
            "Straße, ".repeat(500),
            "\ud83d\ude00".repeat(500),
            "İ".repeat(500));
    private static final List<Long> LONGS = List.of(0L, -1L, 5L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<Integer> INTEGERS = List.of(0, -1, 5, 400_000, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<Double> FRACTIONS =
            List.of(0.0, -0.0, 0.1, 1e308, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY);
    private static final List<Date> TIMES = List.of(
            new Date(0),
            new Date(-1),
            new Date(1_515_693_168_000_000L),
            new Date(Long.MIN_VALUE),
            new Date(Long.MAX_VALUE));

    /** A record, and what is odd about it. */
    record Variant(String what, Struct record) {}

    private StructVariants() {}

    static List<Variant> of(Struct record) {
        List<Variant> variants = new ArrayList<>();
        for (Field field : record.schema().fields()) {
            variants(record.get(field), field.schema(), field.name()).forEach(value -> {
                Struct copy = copy(record);
                copy.put(field, value.value());
                copy.validate();
                variants.add(new Variant(value.what(), copy));
            });
        }
        return variants;
    }

    private record Value(String what, Object value) {}

    private static List<Value> variants(Object value, Schema schema, String path) {
        List<Value> variants = new ArrayList<>();
        if (schema.isOptional()) {
            variants.add(new Value(path + " = null", null));
        }
        extremes(schema).forEach(extreme -> variants.add(new Value(path + " = " + abridged(extreme), extreme)));
        if (value instanceof Struct struct) {
            of(struct).forEach(inner -> variants.add(new Value(path + "." + inner.what(), inner.record())));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            variants.add(new Value(path + " = []", List.of()));
            variants(list.get(0), schema.valueSchema(), path + "[0]")
                    .forEach(inner -> variants.add(new Value(inner.what(), replaced(list, inner.value()))));
        }
        return variants;
    }

    private static List<?> extremes(Schema schema) {
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return TIMES;
        }
        return switch (schema.type()) {
            case STRING -> TEXTS;
            case INT64 -> LONGS;
            case INT32 -> INTEGERS;
            case FLOAT64 -> FRACTIONS;
            case BOOLEAN -> List.of(true, false);
            case MAP -> maps();
            default -> List.of();
        };
    }

    private static List<Map<String, String>> maps() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("key " + i, "x".repeat(600));
        }
        return List.of(Map.of(), Map.of("", "", "a.b[0]", "\ud83d", "x".repeat(50), "\u0000"), many);
    }

    private static String abridged(Object value) {
        String text = value.toString();
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    private static List<Object> replaced(List<?> list, Object first) {
        List<Object> copy = new ArrayList<>(list);
        copy.set(0, first);
        copy.removeIf(entry -> entry == null);
        return copy;
    }

    private static Struct copy(Struct record) {
        Struct copy = new Struct(record.schema());
        record.schema().fields().forEach(field -> copy.put(field, record.get(field)));
        return copy;
    }
}
