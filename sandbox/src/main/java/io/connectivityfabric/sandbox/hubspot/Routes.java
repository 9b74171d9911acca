package io.connectivityfabric.sandbox.hubspot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations of the API. Of two that match a path, the one that was added first counts. */
final class Routes {
    private final Map<Family, List<Route>> routes = new EnumMap<>(Family.class);

    /** Where a request leads. */
    record Found(Route route, String version, Map<String, String> variables) {}

    /** @param operation such as {@code GET /:type/:id} */
    Routes add(Family family, String operation, Quota quota, Route.Handler handler) {
        String[] parts = operation.split(" ", 2);
        List<String> path = parts.length == 1 || parts[1].equals("/")
                ? List.of()
                : List.of(parts[1].substring(1).split("/"));
        routes.computeIfAbsent(family, f -> new ArrayList<>()).add(new Route(family, parts[0], path, quota, handler));
        return this;
    }

    Routes add(Family family, String operation, Route.Handler handler) {
        return add(family, operation, Quota.USUAL, handler);
    }

    /**
     * The operation that a request asks for.
     *
     * @throws HubSpotException if there is none
     */
    Found find(String method, String path) {
        String[] parts = path.split("/", -1);
        boolean otherMethod = false;
        for (Map.Entry<Family, List<Route>> family : routes.entrySet()) {
            Optional<Family.Match> match = family.getKey().match(parts);
            if (match.isEmpty()) {
                continue;
            }
            for (Route route : family.getValue()) {
                Optional<Map<String, String>> variables =
                        route.match(match.get().rest());
                if (variables.isPresent() && route.method().equals(method)) {
                    return new Found(route, match.get().version(), variables.get());
                }
                otherMethod |= variables.isPresent();
            }
        }
        throw otherMethod ? HubSpotException.wrongMethod() : HubSpotException.notFound("resource not found");
    }
}
