package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code /v1/events} (docs.stripe.com/api/events). */
final class EventRoutes {
    private static final Map<String, ParamSpec> LIST_PARAMS =
            Map.of("type", ParamSpec.TEXT, "types", ParamSpec.TEXTS, "delivery_success", ParamSpec.BOOLEAN);
    private static final ParamSpec SHOW_PARAMS = new ParamSpec.Hash(Map.of("expand", ParamSpec.TEXTS));
    private static final int MAX_TYPES = 20;

    private EventRoutes() {}

    static ApiResponse list(StripeAccount account, ObjectNode query) {
        Map<String, ParamSpec> params = new HashMap<>(LIST_PARAMS);
        params.put("created", Listing.range(query.path("created")));
        Listing listing = Listing.of(query, params);
        refuseExpansions(query);
        Set<String> types = new HashSet<>();
        if (query.has("type") && query.has("types")) {
            throw StripeException.invalid(null, null, "You may pass either `type` or `types`, but not both.");
        }
        query.path("types").forEach(type -> types.add(type.textValue()));
        if (types.size() > MAX_TYPES) {
            throw StripeException.invalid(
                    null,
                    "types",
                    "You may specify at most " + MAX_TYPES + " types, but you passed " + types.size() + ".");
        }
        if (!query.path("type").asText("").isEmpty()) {
            types.add(query.get("type").textValue());
        }
        Timeline.Page<Event> page = account.eventPage(listing, types);
        byte[] json = ListAnswer.json(page.rows().stream().map(Event::json).toList(), page.hasMore(), "/v1/events");
        return ApiResponse.json(200, json, page.rows().size());
    }

    static ApiResponse show(StripeAccount account, String id, ObjectNode query) {
        SHOW_PARAMS.check("", query);
        refuseExpansions(query);
        Event event = account.event(id).orElseThrow(() -> StripeException.missing("event", id, "id"));
        return ApiResponse.json(200, event.json(), 1);
    }

    /** An event has nothing to expand. */
    private static void refuseExpansions(ObjectNode query) {
        query.path("expand").forEach(path -> {
            throw Views.cannot(path.textValue());
        });
    }
}
