package io.connectivityfabric.http;

import java.nio.charset.StandardCharsets;

/** Takes well-formed JSON over as it is, without the blanks: much quicker than writing it again token for token. */
final class CompactJson {
    /** Begins what no encoder of characters writes if the second byte is as high as this: half of a pair. */
    private static final byte SURROGATES = (byte) 0xED;

    private static final int FIRST_SURROGATE = 0xA0;
    /** Begin what could be written in fewer bytes. */
    private static final byte LAST_OVERLONG = (byte) 0xC1;

    private static final byte FIRST_OVERLONG = (byte) 0xC0;

    private CompactJson() {}

    /**
     * A part of a text in UTF-8 that has been parsed.
     *
     * @return null if it is not written as a generator of JSON would: it has to be written again
     */
    static String of(byte[] json, int start, int end) {
        byte[] out = new byte[end - start];
        int length = 0;
        boolean inText = false;
        for (int i = start; i < end; i++) {
            byte b = json[i];
            if (!inText) {
                if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                    continue;
                }
                inText = b == '"';
            } else if (b == '"') {
                inText = false;
            } else if (b == '\\') {
                byte escaped = json[i + 1];
                if (escaped == 'u' || escaped == '/') {
                    return null;
                }
                out[length++] = b;
                out[length++] = escaped;
                i++;
                continue;
            } else if (b < 0 && isOdd(json, i)) {
                return null;
            }
            out[length++] = b;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isOdd(byte[] json, int i) {
        byte b = json[i];
        return b == SURROGATES && Byte.toUnsignedInt(json[i + 1]) >= FIRST_SURROGATE
                || b == FIRST_OVERLONG
                || b == LAST_OVERLONG;
    }
}
