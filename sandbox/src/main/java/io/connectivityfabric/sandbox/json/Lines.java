package io.connectivityfabric.sandbox.json;

import java.util.List;

/** Newline-delimited JSON. */
public final class Lines {
    private Lines() {}

    public static byte[] of(List<byte[]> objects) {
        int length = objects.stream().mapToInt(o -> o.length + 1).sum();
        JsonBuffer lines = new JsonBuffer(length);
        for (byte[] object : objects) {
            lines.put(object).put('\n');
        }
        return lines.toBytes();
    }
}
