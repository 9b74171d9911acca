package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.stripe.Route.Kind;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a method and a path lead to, among the paths of all resources. */
final class Routes {
    private static final Map<Integer, List<Pattern>> BY_LENGTH = patterns();

    private static final String SEARCH = "search";
    /** Those of which something is written here. */
    private static final Set<String> SEARCHABLE = Set.of("customers", "products", "prices");

    private Routes() {}

    /**
     * The path of a list.
     *
     * @param steps between the slashes; one that starts with a colon is a placeholder
     * @param within the field that an id in the path is compared with; null if it has none
     */
    private record Pattern(String[] steps, Resource resource, String within) {
        /** Whether a path starts with this one. */
        boolean leads(String[] path) {
            for (int i = 0; i < steps.length; i++) {
                if (!steps[i].startsWith(":") && !steps[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }

        String parent(String[] path) {
            for (int i = 0; i < steps.length; i++) {
                if (steps[i].startsWith(":")) {
                    return path[i];
                }
            }
            return null;
        }

        String name() {
            return String.join("/", steps).replaceAll(":[a-z_]+", ":id");
        }
    }

    private static Map<Integer, List<Pattern>> patterns() {
        Map<Integer, List<Pattern>> all = new HashMap<>();
        for (Resource resource : Catalog.resources().values()) {
            add(all, resource.path(), resource, resource.parent());
            resource.nested().forEach((path, field) -> add(all, path, resource, field));
        }
        return all;
    }

    private static void add(Map<Integer, List<Pattern>> all, String path, Resource resource, String within) {
        String[] steps = path.split("/");
        all.computeIfAbsent(steps.length, n -> new ArrayList<>()).add(new Pattern(steps, resource, within));
    }

    static Route find(String method, String path) {
        String[] steps = path.split("/", -1);
        if (steps.length <= 4 && path.startsWith("/v1/webhook_endpoints") && steps[2].equals("webhook_endpoints")) {
            String id = steps.length == 4 ? steps[3] : null;
            return Route.plain(Kind.WEBHOOKS, method + " /v1/webhook_endpoints" + (id == null ? "" : "/:id"), id);
        }
        Route fixed = fixed(method, path, steps);
        if (fixed != null) {
            return fixed;
        }
        // The whole path, then the path of one object, then that of an action on one: longest list first.
        for (int beyond = 0; beyond <= 2; beyond++) {
            for (Pattern pattern : BY_LENGTH.getOrDefault(steps.length - beyond, List.of())) {
                Route found = pattern.leads(steps) ? route(method, pattern, steps, beyond) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return Route.plain(Kind.UNKNOWN, "unknown", null);
    }

    private static Route fixed(String method, String path, String[] steps) {
        if (!method.equals("GET") || steps.length < 3 || !path.startsWith("/v1/")) {
            return null;
        }
        if (path.equals("/v1/account")) {
            return Route.plain(Kind.ACCOUNT, "GET /v1/account", null);
        }
        if (path.equals("/v1/events")) {
            return Route.plain(Kind.EVENTS, "GET /v1/events", null);
        }
        return steps[2].equals("events") && steps.length == 4
                ? Route.plain(Kind.EVENT, "GET /v1/events/:id", steps[3])
                : null;
    }

    private static Route route(String method, Pattern pattern, String[] steps, int beyond) {
        Resource resource = pattern.resource();
        String id = beyond == 0 ? null : steps[pattern.steps().length];
        String action = beyond == 2 ? steps[pattern.steps().length + 1] : null;
        if (beyond == 1 && method.equals("GET") && id.equals(SEARCH) && SEARCHABLE.contains(resource.name())) {
            return new Route(
                    Kind.SEARCH, method + " " + pattern.name() + "/" + SEARCH, resource, null, null, null, null);
        }
        Kind kind = kind(method, resource, beyond, action);
        if (kind == null) {
            return null;
        }
        String name = method + " " + pattern.name() + (id == null ? "" : "/:id") + (action == null ? "" : "/" + action);
        return new Route(kind, name, resource, pattern.within(), pattern.parent(steps), id, action);
    }

    private static Kind kind(String method, Resource resource, int beyond, String action) {
        return switch (method + beyond) {
            case "GET0" -> Kind.LIST;
            case "POST0" -> resource.create() == null ? null : Kind.CREATE;
            case "GET1" -> resource.retrievable() ? Kind.SHOW : null;
            case "POST1" -> resource.update() == null ? null : Kind.UPDATE;
            case "DELETE1" -> resource.deletable() || resource.remove() != null ? Kind.REMOVE : null;
            case "POST2" -> resource.actions().containsKey(action) ? Kind.ACT : null;
            default -> null;
        };
    }
}
