package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.List;
import java.util.OptionalInt;

/** Stripe's list object around rendered objects. */
final class ListAnswer {
    private static final byte[] OPEN = JsonBuffer.ascii("{\"object\":\"list\",\"data\":[");

    private static final byte[] FOUND = JsonBuffer.ascii("{\"object\":\"search_result\",\"data\":[");

    private ListAnswer() {}

    static byte[] json(List<byte[]> rows, boolean hasMore, String url) {
        return json(OPEN, rows, "],\"has_more\":" + hasMore + ",\"url\":\"" + url + "\"}");
    }

    /** What a search found. */
    static byte[] found(List<byte[]> rows, OptionalInt nextPage, String url) {
        String next = nextPage.isPresent() ? "\"" + nextPage.getAsInt() + "\"" : "null";
        return json(
                FOUND,
                rows,
                "],\"has_more\":" + nextPage.isPresent() + ",\"next_page\":" + next + ",\"url\":\"" + url + "\"}");
    }

    private static byte[] json(byte[] open, List<byte[]> rows, String end) {
        int length = open.length + 128;
        for (byte[] row : rows) {
            length += row.length + 1;
        }
        JsonBuffer json = new JsonBuffer(length).put(open);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                json.put(',');
            }
            json.put(rows.get(i));
        }
        return json.put(JsonBuffer.ascii(end)).toBytes();
    }
}
