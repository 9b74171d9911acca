package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record's values, rendered: numbers of its properties, ascending, and behind one another their values as JSON string
 * literals. A page is put together from these by copying bytes.
 */
final class Values implements ValueSource {
    static final Values NONE = of(new TreeMap<>());

    private final short[] numbers;
    private final int[] ends;
    private final byte[] literals;

    private Values(short[] numbers, int[] ends, byte[] literals) {
        this.numbers = numbers;
        this.ends = ends;
        this.literals = literals;
    }

    /** @param values by property number; a cleared value is an empty text */
    static Values of(SortedMap<Short, String> values) {
        short[] numbers = new short[values.size()];
        int[] ends = new int[values.size()];
        JsonBuffer literals = new JsonBuffer(values.size() * 24);
        int i = 0;
        for (Map.Entry<Short, String> e : values.entrySet()) {
            numbers[i] = e.getKey();
            ends[i] = literals.putLiteral(e.getValue()).length();
            i++;
        }
        return new Values(numbers, ends, literals.toBytes());
    }

    @Override
    public Values values() {
        return this;
    }

    /** About how many bytes they take. */
    int size() {
        return 80 + 6 * numbers.length + literals.length;
    }

    short[] numbers() {
        return numbers;
    }

    /** The value, or null if it was never set. */
    String get(short number) {
        int i = Arrays.binarySearch(numbers, number);
        return i < 0 ? null : text(i);
    }

    SortedMap<Short, String> toMap() {
        SortedMap<Short, String> values = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            values.put(numbers[i], text(i));
        }
        return values;
    }

    /** Appends the value as JSON; false if it was never set. */
    boolean put(short number, JsonBuffer json) {
        int i = Arrays.binarySearch(numbers, number);
        if (i < 0) {
            return false;
        }
        int start = start(i);
        json.put(literals, start, ends[i] - start);
        return true;
    }

    private int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    private String text(int i) {
        int start = start(i);
        for (int at = start; at < ends[i]; at++) {
            if (literals[at] == '\\') {
                return unescaped(start, ends[i] - start);
            }
        }
        return new String(literals, start + 1, ends[i] - start - 2, StandardCharsets.UTF_8);
    }

    private String unescaped(int from, int length) {
        try {
            return Json.MAPPER.readValue(literals, from, length, String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The sandbox rendered a value that it cannot read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
