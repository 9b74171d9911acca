package io.connectivityfabric.connect.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Which changes at or after a tick have been emitted. Ids are kept as ten letters of a hash, so that a thousand of them
 * fit an offset: two of a thousand fall together once in 10^12 times.
 */
final class SeenIds {
    static final SeenIds NONE = new SeenIds(new TreeMap<>());

    private static final int HASH_LETTERS = 10;

    private final NavigableMap<Long, Set<String>> hashesByTick;
    private final int size;

    private SeenIds(NavigableMap<Long, Set<String>> hashesByTick) {
        this.hashesByTick = hashesByTick;
        this.size = hashesByTick.values().stream().mapToInt(Set::size).sum();
    }

    boolean contains(long tick, String id) {
        Set<String> hashes = hashesByTick.get(tick);
        return hashes != null && hashes.contains(hash(id));
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The first tick with an id. Must not be empty. */
    long firstTick() {
        return hashesByTick.firstKey();
    }

    /** These and more. */
    SeenIds with(Iterable<Mark> marks) {
        NavigableMap<Long, Set<String>> more = new TreeMap<>();
        hashesByTick.forEach((tick, hashes) -> more.put(tick, new HashSet<>(hashes)));
        for (Mark mark : marks) {
            more.computeIfAbsent(mark.tick(), tick -> new HashSet<>()).add(hash(mark.id()));
        }
        return new SeenIds(more);
    }

    /** Only those at or after a tick. */
    SeenIds from(long tick) {
        return new SeenIds(new TreeMap<>(hashesByTick.tailMap(tick, true)));
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** {@code 0:hash,hash;5:hash}: the distance from the tick given, and the hashes there. */
    String encode(long fromTick) {
        StringJoiner ticks = new StringJoiner(";");
        hashesByTick.forEach((tick, hashes) -> ticks.add((tick - fromTick) + ":"
                + String.join(",", hashes.stream().sorted().toList())));
        return ticks.toString();
    }

    /**
     * Reads what {@link #encode(long)} writes.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    static SeenIds decode(long fromTick, String text) {
        NavigableMap<Long, Set<String>> hashesByTick = new TreeMap<>();
        for (String entry : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + entry + "' is no entry such as 5:hash,hash");
            }
            long tick = fromTick + Long.parseLong(entry.substring(0, colon));
            hashesByTick.put(
                    tick, new HashSet<>(Arrays.asList(entry.substring(colon + 1).split(","))));
        }
        return new SeenIds(hashesByTick);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenIds that && hashesByTick.equals(that.hashesByTick);
    }

    @Override
    public int hashCode() {
        return hashesByTick.hashCode();
    }

    @Override
    public String toString() {
        return size + " ids";
    }
}
