package io.connectivityfabric.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that are the same for the same content, and different for different content: texts go with their length. */
final class CanonicalBytes {

    private byte[] bytes = new byte[1024];
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
        bytes[length++] = (byte) (size >>> 24);
        bytes[length++] = (byte) (size >>> 16);
        bytes[length++] = (byte) (size >>> 8);
        bytes[length++] = (byte) size;
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                unicode(text.substring(i));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    byte[] digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    private void unicode(String text) {
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
}
