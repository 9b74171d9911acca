package io.connectivityfabric.bench.pipeline.bare;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page of customers as bytes, cut at its rows by looking for how each of them begins: it is not parsed. */
record RawPage(List<byte[]> rows, boolean hasMore, String lastId) {
    private static final byte[] ROW = bytes("{\"id\":\"cus_");
    private static final byte[] MORE = bytes("\"has_more\":true");
    private static final int ID = bytes("{\"id\":\"").length;

    static RawPage cut(byte[] body) {
        List<byte[]> rows = new ArrayList<>(100);
        int begin = find(body, ROW, 0);
        String lastId = null;
        while (begin >= 0) {
            int next = find(body, ROW, begin + ROW.length);
            rows.add(Arrays.copyOfRange(body, begin, next < 0 ? body.length : next));
            if (next < 0) {
                lastId = new String(body, begin + ID, end(body, begin + ID) - begin - ID, StandardCharsets.US_ASCII);
            }
            begin = next;
        }
        return new RawPage(rows, find(body, MORE, Math.max(0, body.length - 200)) >= 0, lastId);
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != '"') {
            end++;
        }
        return end;
    }

    private static int find(byte[] body, byte[] what, int from) {
        for (int at = from; at <= body.length - what.length; at++) {
            if (body[at] == what[0] && Arrays.equals(body, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int bytes() {
        return rows.stream().mapToInt(row -> row.length).sum();
    }
}
