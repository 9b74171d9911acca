package io.connectivityfabric.stripe.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a list is.
 *
 * @param path may contain {@code {id}}, the place of the parent's id
 * @param query fixed parameters; a value may be {@code {id}} as well
 */
record StripeList(String path, Map<String, String> query) {
    private static final String PARENT = "{id}";

    StripeList {
        query = Map.copyOf(query);
    }

    /** Reads {@code /v1/subscription_items?subscription={id}}. */
    @JsonCreator
    static StripeList of(String address) {
        String[] parts = address.split("\\?", 2);
        if (parts.length == 1) {
            return new StripeList(address, Map.of());
        }
        String[] parameter = parts[1].split("=", 2);
        return new StripeList(parts[0], Map.of(parameter[0], parameter[1]));
    }

    /** Whether there is one for each parent. */
    boolean needsParent() {
        return path.contains(PARENT);
    }

    /** The list of one parent. */
    StripeList below(String parentId) {
        Map<String, String> filled = new LinkedHashMap<>();
        query.forEach((name, value) -> filled.put(name, value.replace(PARENT, parentId)));
        return new StripeList(path.replace(PARENT, parentId), filled);
    }

    /** The parameters of one page. */
    Map<String, String> query(Map<String, String> page) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.putAll(page);
        return all;
    }
}
