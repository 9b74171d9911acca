package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.List;

/** Stripe's list object around rendered objects. */
final class ListAnswer {
    private static final byte[] OPEN = JsonBuffer.ascii("{\"object\":\"list\",\"data\":[");

    private ListAnswer() {}

    static byte[] json(List<byte[]> rows, boolean hasMore, String url) {
        int length = OPEN.length + 128;
        for (byte[] row : rows) {
            length += row.length + 1;
        }
        JsonBuffer json = new JsonBuffer(length).put(OPEN);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                json.put(',');
            }
            json.put(rows.get(i));
        }
        return json.put(JsonBuffer.ascii("],\"has_more\":" + hasMore + ",\"url\":\"" + url + "\"}"))
                .toBytes();
    }
}
