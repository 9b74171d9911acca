package io.connectivityfabric.mapping;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * SHA-256 over what a unified record says, without {@code meta}. Fields that are empty or at their default do not count, so
 * a field appended to the schema later changes no hash; nor does the order of keys. Fields go by their position, which is
 * theirs for ever.
 */
final class ContentHash {

    private static final MessageDigest SHA_256 = sha256();
    private static final String META = "meta";

    private final CanonicalBytes bytes = new CanonicalBytes();

    private ContentHash() {}

    /** The hash in hex. */
    static String of(Struct record) {
        ContentHash hash = new ContentHash();
        for (Field field : record.schema().fields()) {
            if (!field.name().equals(META)) {
                hash.add(field, record.get(field));
            }
        }
        return HexFormat.of().formatHex(hash.bytes.digest(freshDigest()));
    }

    private void add(Field field, Object value) {
        if (value == null || isEmpty(value) || value.equals(field.schema().defaultValue())) {
            return;
        }
        bytes.number(field.index());
        add(value);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private void add(Object value) {
        if (value instanceof String text) {
            bytes.text(text);
        } else if (value instanceof Struct struct) {
            bytes.mark('{');
            for (Field field : struct.schema().fields()) {
                add(field, struct.get(field));
            }
            bytes.mark('}');
        } else if (value instanceof List<?> list) {
            bytes.mark('[');
            list.forEach(this::add);
            bytes.mark(']');
        } else if (value instanceof Map<?, ?> map) {
            bytes.mark('<');
            new TreeMap<>(map).forEach((key, entry) -> {
                add(key);
                add(entry);
            });
            bytes.mark('>');
        } else {
            bytes.text(value instanceof Date date ? Long.toString(date.getTime()) : value.toString());
        }
    }

    /** A copy: digests have state, and looking one up costs more than copying. */
    private static MessageDigest freshDigest() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The JDK's SHA-256 can be copied", impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
