package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;

/** Searching contacts. */
final class SearchRoute {
    private SearchRoute() {}

    static ApiResponse search(Portal portal, ContactJson json, ObjectNode body, int bodyLength) {
        SearchRequest request = SearchRequest.of(body, bodyLength, portal.catalog());
        Search.Found found = portal.find(request);
        PropertySet properties = portal.catalog().set(request.properties());
        JsonBuffer out = new JsonBuffer(found.page().size() * 1024 + 256)
                .put(JsonBuffer.ascii("{\"total\":" + found.total() + ",\"results\":["));
        for (int i = 0; i < found.page().size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            json.put(found.page().get(i), properties, out);
        }
        out.put(']');
        int next = request.after() + found.page().size();
        if (next < found.total() && !found.page().isEmpty()) {
            out.put(JsonBuffer.ascii(",\"paging\":{\"next\":{\"after\":\"" + next + "\"}}"));
        }
        return ApiResponse.json(200, out.put('}').toBytes(), found.page().size());
    }
}
