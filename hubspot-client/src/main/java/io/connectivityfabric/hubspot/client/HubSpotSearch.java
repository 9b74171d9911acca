package io.connectivityfabric.hubspot.client;

import java.util.List;

/**
 * A search: objects for which all filters of any one group hold. HubSpot allows 5 groups of 6 filters, 18 in all, pages of
 * 200 and 10,000 results for one query, and never finds archived objects.
 *
 * @param groups     alternatives; empty for all objects
 * @param sorts      by what to sort; HubSpot takes one
 * @param properties which properties to return
 * @param after      where the page begins, null for the first
 * @param limit      how many to return, at most {@link #MAX_LIMIT}
 */
public record HubSpotSearch(
        List<List<Filter>> groups, List<Sort> sorts, List<String> properties, String after, int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    /** How far one query can be paged through. */
    public static final int MAX_RESULTS = 10_000;

    public HubSpotSearch {
        groups = groups.stream().map(List::copyOf).toList();
        sorts = List.copyOf(sorts);
        properties = List.copyOf(properties);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A search returns 1 to " + MAX_LIMIT + " objects a page, not " + limit);
        }
    }

    /** All of these hold; the largest page. */
    public static HubSpotSearch where(Filter... filters) {
        List<List<Filter>> groups = filters.length == 0 ? List.of() : List.of(List.of(filters));
        return new HubSpotSearch(groups, List.of(), List.of(), null, MAX_LIMIT);
    }

    public HubSpotSearch ascendingBy(String property) {
        return new HubSpotSearch(groups, List.of(new Sort(property, true)), properties, after, limit);
    }

    public HubSpotSearch returning(List<String> names) {
        return new HubSpotSearch(groups, sorts, names, after, limit);
    }

    public HubSpotSearch from(String page) {
        return new HubSpotSearch(groups, sorts, properties, page, limit);
    }

    public HubSpotSearch limit(int objects) {
        return new HubSpotSearch(groups, sorts, properties, after, objects);
    }

    /** How a filter compares; the constants are HubSpot's own names. */
    public enum Operator {
        EQ,
        NEQ,
        LT,
        LTE,
        GT,
        GTE,
        BETWEEN,
        IN,
        NOT_IN,
        HAS_PROPERTY,
        NOT_HAS_PROPERTY
    }

    /**
     * @param property  its name
     * @param operator  how to compare
     * @param value     for operators with one value, and the lower bound of {@code BETWEEN}; else null
     * @param highValue the upper bound of {@code BETWEEN}, which is included; else null
     * @param values    for {@code IN} and {@code NOT_IN}; else null
     */
    public record Filter(String property, Operator operator, String value, String highValue, List<String> values) {

        public static Filter of(String property, Operator operator, String value) {
            return new Filter(property, operator, value, null, null);
        }

        /** Both bounds included. */
        public static Filter between(String property, String low, String high) {
            return new Filter(property, Operator.BETWEEN, low, high, null);
        }

        public static Filter in(String property, List<String> values) {
            return new Filter(property, Operator.IN, null, null, List.copyOf(values));
        }

        public static Filter known(String property) {
            return new Filter(property, Operator.HAS_PROPERTY, null, null, null);
        }

        /** Without the values, which may be personal data. */
        @Override
        public String toString() {
            return property + " " + operator;
        }
    }

    /**
     * @param property  its name
     * @param ascending smallest first
     */
    public record Sort(String property, boolean ascending) {}
}
