package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;

/** Searching records. */
final class SearchRoute {
    private SearchRoute() {}

    static ApiResponse search(Call call) {
        ObjectStore store = call.store();
        SearchRequest request = SearchRequest.of(call.body(), call.request().body().length, store.catalog());
        Search.Found found = store.find(request);
        View view = View.of(store.catalog().set(request.properties()));
        ObjectJson json = ObjectJson.of(call);
        JsonBuffer out = new JsonBuffer(found.page().size() * 1024 + 256)
                .put(JsonBuffer.ascii("{\"total\":" + found.total() + ",\"results\":["));
        for (int i = 0; i < found.page().size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            json.put(found.page().get(i), view, out);
        }
        out.put(']');
        int next = request.after() + found.page().size();
        if (next < found.total() && !found.page().isEmpty()) {
            out.put(JsonBuffer.ascii(",\"paging\":{\"next\":{\"after\":\"" + next + "\"}}"));
        }
        return ApiResponse.json(200, out.put('}').toBytes(), found.page().size());
    }
}
