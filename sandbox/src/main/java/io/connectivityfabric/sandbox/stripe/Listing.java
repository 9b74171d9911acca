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
        new ParamSpec.Hash(known).check("", query);
        String after = text(query, "starting_after");
        String before = text(query, "ending_before");
        if (after != null && before != null) {
            throw StripeException.invalid(
                    null, null, "Received both starting_after and ending_before parameters. Please pass in only one.");
        }
        Range created = Range.of(query.path("created"));
        return new Listing(limit(query), after, before, created.from(), created.to());
    }

    /** The newest so many. */
    static Listing first(int limit) {
        return new Listing(limit, null, null, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** What {@code created} may be, and other parameters of its kind: one time, or bounds. */
    static ParamSpec range(JsonNode value) {
        return value.isTextual() ? ParamSpec.INTEGER : RANGE;
    }

    /** Whole numbers, both ends inclusive. */
    record Range(long from, long to) {
        static Range of(JsonNode value) {
            if (value.isTextual()) {
                long only = Long.parseLong(value.textValue());
                return new Range(only, only);
            }
            long from = Math.max(bound(value, "gte", 0, Long.MIN_VALUE), bound(value, "gt", 1, Long.MIN_VALUE));
            long to = Math.min(bound(value, "lte", 0, Long.MAX_VALUE), bound(value, "lt", -1, Long.MAX_VALUE));
            return new Range(from, to);
        }

        boolean holds(long number) {
            return from <= number && number <= to;
        }

        private static long bound(JsonNode range, String name, int inside, long otherwise) {
            return range.has(name) ? Long.parseLong(range.get(name).textValue()) + inside : otherwise;
        }
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
