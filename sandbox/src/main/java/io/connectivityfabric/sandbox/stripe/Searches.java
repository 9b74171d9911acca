package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Stripe's search, for one comparison of a text field or of metadata. It lags: what was created within the last minute is
 * not found yet (docs.stripe.com/search).
 */
final class Searches {
    private static final long LAG_SECONDS = 60;
    private static final Pattern QUERY = Pattern.compile("(metadata\\['([^']+)'\\]|[a-z_]+):['\"]([^'\"]*)['\"]");
    private static final ParamSpec PARAMS = new ParamSpec.Hash(Map.of(
            "query", ParamSpec.TEXT, "limit", ParamSpec.INTEGER, "page", ParamSpec.TEXT, "expand", ParamSpec.TEXTS));

    private final ObjectStore store;

    Searches(ObjectStore store) {
        this.store = store;
    }

    ApiResponse answer(ObjectTable table, String path, ObjectNode params, ApiVersion version) {
        PARAMS.check("", params);
        if (!params.has("query")) {
            throw StripeException.invalid("parameter_missing", "query", "Missing required param: query.");
        }
        String query = params.path("query").asText();
        Matcher comparison = QUERY.matcher(query);
        if (!comparison.matches()) {
            throw StripeException.invalid(
                    null, "query", "We were unable to parse your search query: the sandbox compares one text only.");
        }
        String field = comparison.group(2) == null ? "/" + comparison.group(1) : "/metadata/" + comparison.group(2);
        int page = params.path("page").asInt(0);
        int limit = Math.min(100, params.path("limit").asInt(10));
        int[] found = found(table, field, comparison.group(3)).toArray();
        List<byte[]> rows = new ArrayList<>();
        IntStream.of(found)
                .skip((long) page * limit)
                .limit(limit)
                .forEach(place -> rows.add(store.views().view(table, place, version)));
        boolean more = found.length > (long) (page + 1) * limit;
        OptionalInt next = more ? OptionalInt.of(page + 1) : OptionalInt.empty();
        return ApiResponse.json(200, ListAnswer.found(rows, next, path), rows.size());
    }

    private IntStream found(ObjectTable table, String field, String value) {
        long newest = store.seconds() - LAG_SECONDS;
        return table.all()
                .filter(place -> table.created(place) <= newest)
                .filter(place -> value.equals(table.field(place, field)));
    }
}
