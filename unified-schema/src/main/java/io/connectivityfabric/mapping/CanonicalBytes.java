package io.connectivityfabric.mapping;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Bytes that are the same for the same content, and different for different content: texts go with their length. */
final class CanonicalBytes {

    private static final int USUAL = 4096;

    private final MessageDigest sha256 = sha256();
    private final byte[] hash = new byte[sha256.getDigestLength()];

    private byte[] bytes = new byte[USUAL];
    private char[] chars = new char[USUAL];
    private int length;

    /** A character that begins or ends a part; the parts themselves begin with numbers, so it cannot be taken for one. */
    void mark(char mark) {
        room(1);
        bytes[length++] = (byte) (0x80 | mark);
    }

    /** A small number. */
    void number(int number) {
        room(2);
        bytes[length++] = (byte) (number >>> 7 & 0x7f);
        bytes[length++] = (byte) (number & 0x7f);
    }

    void text(String text) {
        int size = text.length();
        room(4 + size);
        size(size);
        if (size > chars.length) {
            chars = new char[size];
        }
        // Faster than to ask for one character after the other.
        text.getChars(0, size, chars, 0);
        if (isAscii(size)) {
            length += size;
        } else {
            utf8(text);
        }
    }

    /** Puts the characters behind the bytes; false if they are not all ASCII. */
    private boolean isAscii(int size) {
        char[] from = chars;
        byte[] to = bytes;
        int at = length;
        int any = 0;
        for (int i = 0; i < size; i++) {
            any |= from[i];
            to[at + i] = (byte) from[i];
        }
        return any < 0x80;
    }

    /** A whole number as the text of its digits. */
    void decimal(long number) {
        if (number == Long.MIN_VALUE) {
            text(Long.toString(number));
            return;
        }
        int digits = number < 0 ? 2 : 1;
        for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
            digits++;
        }
        room(4 + digits);
        size(digits);
        length += digits;
        int at = length;
        long rest = Math.abs(number);
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (number < 0) {
            bytes[--at] = '-';
        }
    }

    /** SHA-256 over all bytes, which are forgotten then. The array is the same each time. */
    byte[] digest() {
        try {
            sha256.update(bytes, 0, length);
            sha256.digest(hash, 0, hash.length);
            return hash;
        } catch (DigestException impossible) {
            throw new IllegalStateException("The array has the length of the digest", impossible);
        } finally {
            clear();
        }
    }

    /** Forgets all bytes, and gives back the memory that an unusual record took. */
    void clear() {
        length = 0;
        if (bytes.length > USUAL) {
            bytes = new byte[USUAL];
        }
        if (chars.length > USUAL) {
            chars = new char[USUAL];
        }
    }

    private void size(int size) {
        bytes[length++] = (byte) (size >>> 24);
        bytes[length++] = (byte) (size >>> 16);
        bytes[length++] = (byte) (size >>> 8);
        bytes[length++] = (byte) size;
    }

    private void utf8(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
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
