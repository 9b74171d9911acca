package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.List;

/** Stripe's list object around prerendered objects. */
final class ListAnswer {
    private static final byte[] OPEN = JsonBuffer.ascii("{\"object\":\"list\",\"data\":[");

    private ListAnswer() {}

    static ApiResponse of(Timeline.Page<? extends Listed> page, String url) {
        List<? extends Listed> rows = page.rows();
        int length = OPEN.length + 64;
        for (Listed row : rows) {
            length += row.json().length + 1;
        }
        JsonBuffer json = new JsonBuffer(length).put(OPEN);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                json.put(',');
            }
            json.put(rows.get(i).json());
        }
        json.put(JsonBuffer.ascii("],\"has_more\":" + page.hasMore() + ",\"url\":\"" + url + "\"}"));
        return ApiResponse.json(200, json.toBytes(), rows.size());
    }
}
