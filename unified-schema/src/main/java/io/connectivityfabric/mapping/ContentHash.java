package io.connectivityfabric.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * SHA-256 over what a unified record says, without {@code meta}. Fields that are empty or at their default do not count, so
 * a field appended to the schema later changes no hash; nor does the order of keys. Fields go by their position, which is
 * theirs for ever.
 */
final class ContentHash {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Digest and buffers are dear to make, and empty again after each record. */
    private static final ThreadLocal<CanonicalBytes> OF_THREAD = ThreadLocal.withInitial(CanonicalBytes::new);

    private final HashedRecord records;

    /** The hash of an entity's records. */
    ContentHash(Schema entity) {
        this.records = new HashedRecord(entity, Set.of("meta"));
    }

    /** The hash in hex. */
    String of(Struct record) {
        CanonicalBytes bytes = OF_THREAD.get();
        records.write(bytes, record);
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
}
