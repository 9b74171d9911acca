package io.connectivityfabric.raw;

import java.util.Objects;

/**
 * The key of every record of an object, raw and unified: {@code tenant:system:account:object:id}.
 *
 * <p>Plain text rather than Avro, since a schema id inside the key bytes would break compaction and partitioning when
 * the key schema evolves. {@code :} and {@code %} inside a part are written as {@code %3A} and {@code %25}, so that
 * every id of every provider gives exactly one key.
 *
 * @param tenant owner of the data
 * @param system provider, lower case: {@code stripe}, {@code hubspot}
 * @param account the provider's account: {@code acct_…}, a portal id
 * @param object the provider's singular object name: {@code customer}, {@code contact}
 * @param id the provider's id, always as text
 */
public record RecordKey(String tenant, String system, String account, String object, String id) {

    private static final int PARTS = 5;

    public RecordKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text does not have five parts
     */
    public static RecordKey parse(String key) {
        String[] parts = key.split(":", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(
                    "A record key has five parts, tenant:system:account:object:id, but this has " + parts.length);
        }
        return new RecordKey(
                unescape(parts[0]), unescape(parts[1]), unescape(parts[2]), unescape(parts[3]), unescape(parts[4]));
    }

    @Override
    public String toString() {
        StringBuilder key = new StringBuilder(tenant.length() + system.length() + account.length() + 40);
        append(key, tenant);
        key.append(':');
        append(key, system);
        key.append(':');
        append(key, account);
        key.append(':');
        append(key, object);
        key.append(':');
        append(key, id);
        return key.toString();
    }

    private static void append(StringBuilder key, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case ':' -> key.append("%3A");
                case '%' -> key.append("%25");
                default -> key.append(c);
            }
        }
    }

    private static String unescape(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        // '%' last: it must not build a new escape out of what stood behind an escaped '%'.
        return part.replace("%3A", ":").replace("%25", "%");
    }
}
