package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * 64 bits that stand for a value, so that a hundred thousand records can be compared without being kept. The order of the
 * fields of an object does not matter; that of the elements of a list does.
 */
final class Fingerprint {
    private static final long NULL = 0x6E756C6CL;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    /** Of an Avro value. */
    static long of(Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof GenericRecord fields) {
            return without(fields, "");
        }
        if (value instanceof Map<?, ?> map) {
            long sum = 1;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += mix(text(entry.getKey().toString()), of(entry.getValue()));
            }
            return mix(sum, 2);
        }
        if (value instanceof Collection<?> list) {
            long all = 3;
            for (Object element : list) {
                all = mix(all, of(element));
            }
            return all;
        }
        return text(value.toString());
    }

    /** Of an Avro record with one field left out. */
    static long without(GenericRecord fields, String omitted) {
        long sum = 1;
        for (Schema.Field field : fields.getSchema().getFields()) {
            if (!field.name().equals(omitted)) {
                sum += mix(text(field.name()), of(fields.get(field.pos())));
            }
        }
        return mix(sum, 4);
    }

    /** Of a JSON value; numbers count by their digits. */
    static long of(JsonNode value) {
        if (value.isObject()) {
            long sum = 1;
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                sum += mix(text(field.getKey()), of(field.getValue()));
            }
            return mix(sum, 2);
        }
        if (value.isArray()) {
            long all = 3;
            for (JsonNode element : value) {
                all = mix(all, of(element));
            }
            return all;
        }
        return mix(text(value.asText()), value.getNodeType().ordinal());
    }

    /** Of two fingerprints, in this order. */
    static long mix(long first, long second) {
        long mixed = (first ^ (first >>> 29)) * MULTIPLIER + second;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    /** Of a text. */
    static long text(String text) {
        long all = text.length();
        for (int i = 0; i < text.length(); i++) {
            all = all * MULTIPLIER + text.charAt(i);
        }
        return mix(all, text.length());
    }
}
