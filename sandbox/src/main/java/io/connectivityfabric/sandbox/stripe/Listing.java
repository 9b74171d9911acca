package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The parameters that every list has: page size, cursors, creation range (docs.stripe.com/api/pagination).
 *
 * @param startingAfter null if not given
 * @param endingBefore null if not given
 * @param createdFrom inclusive
 * @param createdTo inclusive
 */
record Listing(int limit, String startingAfter, String endingBefore, long createdFrom, long createdTo) {
    private static final ParamSpec RANGE = new ParamSpec.Hash(Map.of(
            "gt", ParamSpec.INTEGER, "gte", ParamSpec.INTEGER, "lt", ParamSpec.INTEGER, "lte", ParamSpec.INTEGER));

    /** The list parameters of a query, which may have these others too. */
    static Listing of(ObjectNode query, Map<String, ParamSpec> others) {
        Map<String, ParamSpec> known = new HashMap<>(others);
        known.put("limit", ParamSpec.INTEGER);
        known.put("starting_after", ParamSpec.TEXT);
        known.put("ending_before", ParamSpec.TEXT);
        known.put("expand", ParamSpec.TEXTS);
        known.put("created", query.path("created").isTextual() ? ParamSpec.INTEGER : RANGE);
        new ParamSpec.Hash(known).check("", query);
        String after = text(query, "starting_after");
        String before = text(query, "ending_before");
        if (after != null && before != null) {
            throw StripeException.invalid(
                    null, null, "Received both starting_after and ending_before parameters. Please pass in only one.");
        }
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        JsonNode created = query.path("created");
        if (created.isTextual()) {
            from = Long.parseLong(created.textValue());
            to = from;
        } else if (created.isObject()) {
            from = Math.max(bound(created, "gte", from), bound(created, "gt", from - 1) + 1);
            to = Math.min(bound(created, "lte", to), bound(created, "lt", to + 1) - 1);
        }
        return new Listing(limit(query), after, before, from, to);
    }

    private static long bound(JsonNode created, String name, long otherwise) {
        return created.has(name) ? Long.parseLong(created.get(name).textValue()) : otherwise;
    }

    private static String text(ObjectNode query, String name) {
        String value = query.path(name).asText("");
        return value.isEmpty() ? null : value;
    }

    private static int limit(ObjectNode query) {
        if (!query.has("limit")) {
            return 10;
        }
        String text = query.get("limit").textValue();
        long limit = Long.parseLong(text);
        if (limit < 1) {
            throw StripeException.invalid(
                    "parameter_invalid_integer",
                    "limit",
                    "This value must be greater than or equal to 1 (it currently is '" + text + "').");
        }
        if (limit > 100) {
            throw StripeException.invalid(
                    "parameter_invalid_integer",
                    "limit",
                    "This value must be less than or equal to 100 (it currently is '" + text + "').");
        }
        return (int) limit;
    }
}
