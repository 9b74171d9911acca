package io.connectivityfabric.sandbox.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Assembles prerendered JSON by copying bytes; grows as needed. Not for concurrent use. */
public final class JsonBuffer {
    private byte[] bytes;
    private int length;

    public JsonBuffer(int capacity) {
        this.bytes = new byte[Math.max(64, capacity)];
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public JsonBuffer put(byte[] part) {
        return put(part, 0, part.length);
    }

    public JsonBuffer put(byte[] part, int from, int count) {
        ensure(count);
        System.arraycopy(part, from, bytes, length, count);
        length += count;
        return this;
    }

    public JsonBuffer put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonBuffer putDecimal(long value) {
        return put(ascii(Long.toString(value)));
    }

    /** A JSON string literal of any text. */
    public JsonBuffer putLiteral(String text) {
        return put(Json.literal(text));
    }

    /** A JSON string like {@code "2026-11-01T12:34:56.789Z"} of milliseconds since 1970; years 0 to 9999. */
    public JsonBuffer putInstant(long millis) {
        ensure(26);
        long day = Math.floorDiv(millis, 86_400_000L);
        int rest = (int) Math.floorMod(millis, 86_400_000L);
        LocalDate date = LocalDate.ofEpochDay(day);
        put('"');
        digits(date.getYear(), 4);
        put('-');
        digits(date.getMonthValue(), 2);
        put('-');
        digits(date.getDayOfMonth(), 2);
        put('T');
        digits(rest / 3_600_000, 2);
        put(':');
        digits(rest / 60_000 % 60, 2);
        put(':');
        digits(rest / 1_000 % 60, 2);
        put('.');
        digits(rest % 1_000, 3);
        return put('Z').put('"');
    }

    public int length() {
        return length;
    }

    /** Takes back what was put after this length was reached. */
    public void cutTo(int earlierLength) {
        length = earlierLength;
    }

    /** What was put after this length was reached. */
    public byte[] from(int earlierLength) {
        return Arrays.copyOfRange(bytes, earlierLength, length);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void digits(int value, int count) {
        int rest = value;
        for (int i = count - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
