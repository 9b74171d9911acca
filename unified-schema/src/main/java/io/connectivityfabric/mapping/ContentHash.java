package io.connectivityfabric.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * SHA-256 over what a unified record says, without {@code meta}. Fields that are empty or at their default do not count, so
 * a field appended to the schema later changes no hash; nor does the order of keys. Fields go by their position, which is
 * theirs for ever.
 */
final class ContentHash {

    private static final String META = "meta";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Digest and buffers are dear to make, and empty again after each record. */
    private static final ThreadLocal<ContentHash> OF_THREAD = ThreadLocal.withInitial(ContentHash::new);

    private final CanonicalBytes bytes = new CanonicalBytes();

    private ContentHash() {}

    /** The hash in hex. */
    static String of(Struct record) {
        return OF_THREAD.get().hash(record);
    }

    private String hash(Struct record) {
        List<Field> fields = record.schema().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!field.name().equals(META)) {
                add(field, record.get(field));
            }
        }
        return hex(bytes.digest());
    }

    /** By a table: {@code HexFormat} takes several times as long. */
    @SuppressWarnings("deprecation") // bytes that are ASCII, without a decoder
    private static String hex(byte[] hash) {
        byte[] digits = new byte[hash.length * 2];
        for (int i = 0; i < hash.length; i++) {
            digits[2 * i] = HEX[hash[i] >> 4 & 0xf];
            digits[2 * i + 1] = HEX[hash[i] & 0xf];
        }
        return new String(digits, 0);
    }

    private void add(Field field, Object value) {
        if (value == null || isEmpty(value)) {
            return;
        }
        Object defaultValue = field.schema().defaultValue();
        if (defaultValue == null || !value.equals(defaultValue)) {
            bytes.number(field.index());
            add(value);
        }
    }

    private static boolean isEmpty(Object value) {
        // Whether a scalar is a list or a map would be the JVM's slowest question here: it looks through all
        // interfaces.
        return !isPlain(value)
                && (value instanceof Collection<?> list && list.isEmpty()
                        || value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Struct
                || value instanceof Date
                || value instanceof Number
                || value instanceof Boolean;
    }

    private void add(Object value) {
        if (value instanceof String text) {
            bytes.text(text);
        } else if (value instanceof Struct struct) {
            add(struct);
        } else if (value instanceof Date date) {
            bytes.decimal(date.getTime());
        } else if (value instanceof Long || value instanceof Integer) {
            bytes.decimal(((Number) value).longValue());
        } else if (isPlain(value)) {
            bytes.text(value.toString());
        } else if (value instanceof List<?> list) {
            bytes.mark('[');
            for (int i = 0; i < list.size(); i++) {
                add(list.get(i));
            }
            bytes.mark(']');
        } else if (value instanceof Map<?, ?> map) {
            add(map);
        } else {
            bytes.text(value.toString());
        }
    }

    private void add(Struct struct) {
        bytes.mark('{');
        List<Field> fields = struct.schema().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            add(field, struct.get(field));
        }
        bytes.mark('}');
    }

    private void add(Map<?, ?> map) {
        Object[] keys = map.keySet().toArray();
        Arrays.sort(keys);
        bytes.mark('<');
        for (Object key : keys) {
            add(key);
            add(map.get(key));
        }
        bytes.mark('>');
    }
}
