package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Answers for every resource of the catalog alike: lists, single objects, and their changes. */
final class ObjectRoutes {
    private static final ParamSpec SHOW_PARAMS = new ParamSpec.Hash(Map.of("expand", ParamSpec.TEXTS));
    private static final ParamSpec NO_PARAMS = new ParamSpec.Hash(Map.of());

    private final ObjectStore store;
    private final Writes writes;
    private final Searches searches;

    ObjectRoutes(ObjectStore store) {
        this.store = store;
        this.writes = new Writes(store);
        this.searches = new Searches(store);
    }

    ApiResponse answer(Route route, String path, ObjectNode params, ApiVersion version, Cause cause) {
        if (route.parent() != null) {
            requireParent(route);
        }
        return switch (route.kind()) {
            case LIST -> list(route, path, params, version);
            case SEARCH -> searches.answer(table(route), path, params, version);
            case CREATE -> create(route, params, version, cause);
            case SHOW -> show(route, params, version);
            case UPDATE -> {
                ObjectTable table = table(route);
                int place = existing(route, table);
                writes.update(table, place, params, cause);
                yield shown(table, place, version, expansions(params, ""));
            }
            case REMOVE -> remove(route, params, version, cause);
            case ACT -> {
                ObjectTable table = table(route);
                int place = existing(route, table);
                Resource.Action action = table.resource().actions().get(route.action());
                writes.act(table, place, route.action(), action, params, cause);
                yield shown(table, place, version, expansions(params, ""));
            }
            default -> throw new IllegalArgumentException("not a route of objects: " + route.name());
        };
    }

    private ApiResponse list(Route route, String path, ObjectNode query, ApiVersion version) {
        ObjectTable table = table(route);
        Map<String, ParamSpec> others = new HashMap<>(Filters.params(route.resource(), query));
        if (route.resource().created()) {
            others.put("created", Listing.range(query.path("created")));
        }
        Listing listing = Listing.of(query, others);
        List<String> paths = expansions(query, "data.");
        Map.Entry<String, String> within = route.parent() == null ? null : Map.entry(route.within(), route.parent());
        Pages.Page page = Filters.of(table, query, within).pages().page(listing);
        List<byte[]> rows = new ArrayList<>(page.places().size());
        for (int place : page.places()) {
            rows.add(store.views().view(table, place, version, paths));
        }
        return ApiResponse.json(200, ListAnswer.json(rows, page.hasMore(), path), rows.size());
    }

    private ApiResponse create(Route route, ObjectNode params, ApiVersion version, Cause cause) {
        ObjectTable table = table(route);
        int place = writes.create(route.resource(), route.parent(), params, cause);
        return shown(table, place, version, expansions(params, ""));
    }

    private ApiResponse show(Route route, ObjectNode query, ApiVersion version) {
        SHOW_PARAMS.check("", query);
        ObjectTable table = table(route);
        OptionalInt place = table.place(route.id());
        boolean stub = table.resource().name().equals("customers");
        if (stub && place.isPresent() && !table.isPresent(place.getAsInt())) {
            return deleted(table.resource(), route.id());
        }
        return shown(table, existing(route, table), version, expansions(query, ""));
    }

    private ApiResponse remove(Route route, ObjectNode params, ApiVersion version, Cause cause) {
        ObjectTable table = table(route);
        int place = existing(route, table);
        Resource resource = table.resource();
        if (resource.remove() != null) {
            writes.act(table, place, "remove", resource.remove(), params, cause);
            return shown(table, place, version, List.of());
        }
        NO_PARAMS.check("", params);
        writes.remove(table, place, cause);
        return deleted(resource, route.id());
    }

    private void requireParent(Route route) {
        ObjectTable parents = store.table(route.resource().target(route.within()));
        if (parents.present(route.parent()).isEmpty()) {
            throw StripeException.missing(parents.resource().noun(), route.parent(), "id");
        }
    }

    private ObjectTable table(Route route) {
        return store.table(route.resource().name());
    }

    private static int existing(Route route, ObjectTable table) {
        OptionalInt place = table.present(route.id());
        boolean elsewhere = place.isPresent()
                && route.parent() != null
                && !route.parent().equals(table.field(place.getAsInt(), route.within()));
        if (place.isEmpty() || elsewhere) {
            throw StripeException.missing(table.resource().noun(), route.id(), "id");
        }
        return place.getAsInt();
    }

    private ApiResponse shown(ObjectTable table, int place, ApiVersion version, List<String> paths) {
        return ApiResponse.json(200, store.views().view(table, place, version, paths), 1);
    }

    private static ApiResponse deleted(Resource resource, String id) {
        ObjectNode stub = Json.object();
        stub.put("id", id);
        stub.put("object", resource.object());
        stub.put("deleted", true);
        return ApiResponse.json(200, Json.bytes(stub), 1);
    }

    private static List<String> expansions(ObjectNode params, String prefix) {
        List<String> paths = new ArrayList<>();
        for (JsonNode value : params.path("expand")) {
            String path = value.textValue();
            if (!path.startsWith(prefix)) {
                throw Views.cannot(path);
            }
            paths.add(path.substring(prefix.length()));
        }
        return paths;
    }
}
