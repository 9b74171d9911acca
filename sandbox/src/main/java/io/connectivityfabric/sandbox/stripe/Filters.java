package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What a list is narrowed down to: by parameters, by the parent in its path, and by what Stripe hides unasked. */
final class Filters {
    private static final Map<String, ParamSpec> KINDS = Map.of(
            "text", ParamSpec.TEXT,
            "boolean", ParamSpec.BOOLEAN,
            "integer", ParamSpec.INTEGER,
            "any", ParamSpec.TEXTS,
            "subscription_status", ParamSpec.TEXT,
            "owner",
                    new ParamSpec.Hash(Map.of(
                            "type", ParamSpec.TEXT,
                            "customer", ParamSpec.TEXT,
                            "customer_account", ParamSpec.TEXT,
                            "account", ParamSpec.TEXT)));

    private final ObjectTable table;
    private final List<IntPredicate> tests = new ArrayList<>();
    private int[] candidates;

    private Filters(ObjectTable table) {
        this.table = table;
    }

    /** What a list of this resource takes besides what every list does. */
    static Map<String, ParamSpec> params(Resource resource, ObjectNode query) {
        Map<String, ParamSpec> specs = new HashMap<>();
        resource.filters().forEach((name, filter) -> {
            String kind = kind(filter);
            ParamSpec spec = kind.equals("range") ? Listing.range(query.path(name)) : KINDS.get(kind.replace("!", ""));
            specs.put(name, spec);
            if (kind.endsWith("!") && query.path(name).asText("").isEmpty()) {
                throw StripeException.invalid("parameter_missing", name, "Missing required param: " + name + ".");
            }
        });
        return specs;
    }

    /**
     * The filters of a list.
     *
     * @param within the field and the id in the path that it is compared with; null if the path has none
     */
    static Filters of(ObjectTable table, ObjectNode query, Map.Entry<String, String> within) {
        Filters filters = new Filters(table);
        Resource resource = table.resource();
        if (within != null) {
            filters.refers(within.getKey(), within.getValue());
        }
        Set<String> asked = new HashSet<>();
        resource.filters().forEach((name, filter) -> {
            String field = filter.substring(filter.indexOf(' ') + 1);
            if (kind(filter).equals("owner") && within == null) {
                filters.owner(query.path(name));
            } else if (query.has(name)) {
                asked.add(field);
                filters.add(kind(filter).replace("!", ""), field, query.get(name));
            }
        });
        resource.hidden().forEach((field, values) -> {
            if (!asked.contains(field)) {
                filters.tests.add(place -> {
                    String value = table.field(place, field);
                    return value == null || !(values.contains("*") || values.contains(value));
                });
            }
        });
        return filters;
    }

    Pages pages() {
        return new Pages(table, candidates, place -> tests.stream().allMatch(test -> test.test(place)));
    }

    private void add(String kind, String field, JsonNode value) {
        switch (kind) {
            case "any" -> {
                Set<String> wanted = new HashSet<>();
                value.forEach(one -> wanted.add(one.textValue()));
                test(field, wanted::contains);
            }
            case "range" -> {
                Listing.Range range = Listing.Range.of(value);
                test(field, text -> text != null && range.holds(Long.parseLong(text)));
            }
            case "subscription_status" -> status(field, value.textValue());
            default -> refers(field, value.textValue());
        }
    }

    private void refers(String field, String id) {
        Optional<int[]> places = table.referring(field, id);
        if (places.isPresent() && candidates == null) {
            candidates = places.get();
        }
        test(field, id::equals);
    }

    /** {@code all} and {@code ended} are no states of their own. */
    private void status(String field, String asked) {
        if (asked.equals("ended")) {
            test(field, Set.of("canceled", "incomplete_expired")::contains);
        } else if (!asked.equals("all")) {
            test(field, asked::equals);
        }
    }

    /** Unasked, only what belongs to the account itself. */
    private void owner(JsonNode owner) {
        String type = owner.path("type").asText("self");
        test("/owner/type", type::equals);
        for (String of : List.of("customer", "account")) {
            if (owner.has(of)) {
                refers("/owner/" + of, owner.get(of).textValue());
            }
        }
    }

    private void test(String field, Predicate<String> holds) {
        tests.add(place -> holds.test(table.field(place, field)));
    }

    private static String kind(String filter) {
        return filter.substring(0, filter.indexOf(' '));
    }
}
