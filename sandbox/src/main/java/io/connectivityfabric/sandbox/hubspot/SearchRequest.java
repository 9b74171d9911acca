package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A search (developers.hubspot.com, "Search the CRM").
 *
 * @param groups any of them must hold, all filters within it
 * @param query words that some property must begin with; empty for none
 * @param sort null for the default, the order of creation
 * @param identity the same for all pages of one query
 */
record SearchRequest(
        List<List<SearchFilter>> groups,
        String query,
        Sort sort,
        int limit,
        int after,
        List<String> properties,
        String identity) {
    static final int MAX_LIMIT = 200;
    /** docs: "The search endpoints are limited to 10,000 total results for any given query." */
    static final int MAX_RESULTS = 10_000;

    private static final int MAX_BODY = 3_000;
    private static final int MAX_GROUPS = 5;
    private static final int MAX_FILTERS_IN_GROUP = 6;
    private static final int MAX_FILTERS = 18;

    record Sort(Property property, boolean descending) {}

    static SearchRequest of(ObjectNode body, int bodyLength, PropertyCatalog catalog) {
        if (bodyLength > MAX_BODY + propertiesLength(body)) {
            throw HubSpotException.invalid("The query is longer than " + MAX_BODY + " characters");
        }
        List<List<SearchFilter>> groups = groups(body, catalog);
        int limit = body.path("limit").asInt(10);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw HubSpotException.invalid("limit must be between 1 and " + MAX_LIMIT + ", not " + limit);
        }
        int after = after(body);
        if (after + limit > MAX_RESULTS) {
            throw HubSpotException.invalid("Paging past " + MAX_RESULTS + " results is not possible: after " + after
                    + " with a limit of " + limit + ". Narrow the query instead");
        }
        List<String> properties = new ArrayList<>();
        body.path("properties").forEach(p -> properties.add(p.asText()));
        String identity = body.path("filterGroups") + "|" + body.path("sorts") + "|" + body.path("query");
        return new SearchRequest(
                groups,
                body.path("query").asText("").strip().toLowerCase(Locale.ROOT),
                sort(body.path("sorts"), catalog),
                limit,
                after,
                properties,
                identity);
    }

    /** The length limit is on the query; long lists of properties are common and pass. */
    private static int propertiesLength(ObjectNode body) {
        return body.path("properties").toString().length();
    }

    private static List<List<SearchFilter>> groups(ObjectNode body, PropertyCatalog catalog) {
        List<List<SearchFilter>> groups = new ArrayList<>();
        int filters = 0;
        for (JsonNode group : body.path("filterGroups")) {
            List<SearchFilter> all = new ArrayList<>();
            group.path("filters").forEach(f -> all.add(SearchFilter.of(f, catalog)));
            if (all.size() > MAX_FILTERS_IN_GROUP) {
                throw HubSpotException.invalid("A filter group can have at most " + MAX_FILTERS_IN_GROUP + " filters");
            }
            filters += all.size();
            groups.add(all);
        }
        if (groups.size() > MAX_GROUPS || filters > MAX_FILTERS) {
            throw HubSpotException.invalid("A search can have at most " + MAX_GROUPS + " filter groups with "
                    + MAX_FILTERS + " filters in total");
        }
        return groups;
    }

    private static int after(ObjectNode body) {
        String text = body.path("after").asText("");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,9}")) {
            throw HubSpotException.invalid("after must be an integer, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Sort sort(JsonNode sorts, PropertyCatalog catalog) {
        if (!sorts.isArray() || sorts.isEmpty()) {
            return null;
        }
        if (sorts.size() > 1) {
            throw HubSpotException.invalid("Only one sort is supported");
        }
        JsonNode sort = sorts.get(0);
        String name;
        boolean descending;
        if (sort.isObject()) {
            name = sort.path("propertyName").asText("");
            descending = sort.path("direction").asText("").equals("DESCENDING");
        } else {
            descending = sort.asText().startsWith("-");
            name = descending ? sort.asText().substring(1) : sort.asText();
        }
        return new Sort(
                catalog.find(name)
                        .orElseThrow(() -> HubSpotException.invalid("Cannot sort by '" + name + "': no such property")),
                descending);
    }
}
