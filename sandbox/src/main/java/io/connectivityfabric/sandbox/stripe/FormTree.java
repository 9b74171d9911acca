package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest.Pair;
import io.connectivityfabric.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Stripe's bracket notation ({@code a[b]=1}, {@code a[]=1}, {@code a[0]=1}) as a tree of objects with text leaves. Lists
 * are objects whose names are their indexes: what is a list and what a hash is the parameter's own matter.
 */
final class FormTree {
    private FormTree() {}

    static ObjectNode of(List<Pair> pairs) {
        ObjectNode root = Json.object();
        for (Pair pair : pairs) {
            put(root, path(pair.name()), pair);
        }
        return root;
    }

    private static List<String> path(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return List.of(name);
        }
        if (!name.endsWith("]")) {
            throw StripeException.unknownParameter(name);
        }
        List<String> path = new ArrayList<>();
        path.add(name.substring(0, bracket));
        path.addAll(List.of(name.substring(bracket + 1, name.length() - 1).split("]\\[", -1)));
        return path;
    }

    private static void put(ObjectNode root, List<String> path, Pair pair) {
        ObjectNode at = root;
        for (int i = 0; i < path.size() - 1; i++) {
            String step = named(at, path.get(i));
            if (at.has(step) && !at.get(step).isObject()) {
                throw StripeException.invalid(
                        null, path.get(0), "Invalid request: parameter " + path.get(0) + " is both a value and a hash");
            }
            at = at.has(step) ? (ObjectNode) at.get(step) : at.putObject(step);
        }
        String last = named(at, path.get(path.size() - 1));
        at.put(last, pair.value());
    }

    /** An empty bracket appends. */
    private static String named(ObjectNode at, String step) {
        return step.isEmpty() ? Integer.toString(at.size()) : step;
    }
}
