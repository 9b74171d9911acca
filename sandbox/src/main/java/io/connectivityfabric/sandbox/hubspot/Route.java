package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.http.ApiResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of the API.
 *
 * @param path the parts behind family and version; those that begin with a colon stand for any text
 */
record Route(Family family, String method, List<String> path, Quota quota, Handler handler) {

    /** Carries an operation out. */
    @FunctionalInterface
    interface Handler {
        ApiResponse answer(Call call);
    }

    /** As it is counted: with placeholders, and without its version. */
    String name() {
        return method + " " + family.path() + (path.isEmpty() ? "" : "/" + String.join("/", path));
    }

    /** What stands for the placeholders; empty if the path is another one. */
    Optional<Map<String, String>> match(List<String> parts) {
        if (parts.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            if (part.startsWith(":")) {
                variables.put(part.substring(1), parts.get(i));
            } else if (!part.equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
