package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import io.connectivityfabric.sandbox.stripe.objects.Resource.Nested;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Objects as the API shows them: with the lists within them, each cut to its newest ten, in the shape of a version, and
 * expanded where that is asked for (docs.stripe.com/api/expanding_objects).
 */
final class Views {
    private static final int IN_A_LIST = 10;
    private static final int DEEPEST = 4;

    private final ObjectStore store;

    Views(ObjectStore store) {
        this.store = store;
    }

    byte[] view(ObjectTable table, int place, ApiVersion version) {
        JsonBuffer json = new JsonBuffer(2048);
        table.render(place, json);
        return view(table, place, json, version);
    }

    /** An object of the seed as it was before anything changed it. */
    byte[] first(ObjectTable table, int place, ApiVersion version) {
        JsonBuffer json = new JsonBuffer(2048);
        table.renderFirst(place, json);
        return view(table, place, json, version);
    }

    private byte[] view(ObjectTable table, int place, JsonBuffer json, ApiVersion version) {
        byte[] object = version.shape(table.resource(), json.toBytes());
        if (table.resource().lists().values().stream().noneMatch(Nested::embedded)) {
            return object;
        }
        JsonBuffer whole = new JsonBuffer(object.length + 4096).put(object, 0, object.length - 1);
        for (Map.Entry<String, Nested> list : table.resource().lists().entrySet()) {
            if (list.getValue().embedded()) {
                whole.put(',').putLiteral(list.getKey()).put(':');
                whole.put(nested(list.getValue(), table.id(place), version));
            }
        }
        return whole.put('}').toBytes();
    }

    /** @param paths what to expand, from the object on */
    byte[] view(ObjectTable table, int place, ApiVersion version, List<String> paths) {
        byte[] plain = view(table, place, version);
        if (paths.isEmpty()) {
            return plain;
        }
        ObjectNode object = Json.ownObject(plain);
        for (String path : paths) {
            String[] steps = path.split("\\.");
            if (steps.length > DEEPEST) {
                throw StripeException.invalid(
                        null, "expand", "You cannot expand more than " + DEEPEST + " levels of a property: " + path);
            }
            expand(object, table.resource(), List.of(steps), version, path);
        }
        return Json.bytes(object);
    }

    private byte[] nested(Nested list, String id, ApiVersion version) {
        ObjectTable children = store.table(list.of());
        Pages.Page page = Filters.of(children, Json.object(), Map.entry(list.by(), id))
                .pages()
                .page(Listing.first(IN_A_LIST));
        List<byte[]> rows =
                page.places().stream().map(p -> view(children, p, version)).toList();
        return ListAnswer.json(rows, page.hasMore(), list.url().replace(":id", id));
    }

    private void expand(ObjectNode object, Resource resource, List<String> steps, ApiVersion version, String path) {
        String field = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        Nested list = resource.lists().get(field);
        if (list != null) {
            if (!object.has(field)) {
                object.set(field, Json.ownObject(nested(list, object.get("id").textValue(), version)));
            }
            if (rest.size() > 1 && rest.get(0).equals("data")) {
                for (JsonNode child : object.get(field).get("data")) {
                    expand(
                            (ObjectNode) child,
                            Catalog.resource(list.of()),
                            rest.subList(1, rest.size()),
                            version,
                            path);
                }
            }
            return;
        }
        String target = resource.expand().getOrDefault(field, resource.expand().get(String.join(".", steps)));
        if (target == null) {
            throw cannot(path);
        }
        if (target.isEmpty()) {
            return;
        }
        JsonNode reference = object.path(field);
        if (reference.isTextual()) {
            ObjectTable table = store.table(target);
            OptionalInt place = table.present(reference.textValue());
            if (place.isPresent()) {
                object.set(field, Json.ownObject(view(table, place.getAsInt(), version)));
            }
        }
        if (!rest.isEmpty() && object.path(field) instanceof ObjectNode found) {
            expand(found, Catalog.resource(target), rest, version, path);
        }
    }

    static StripeException cannot(String path) {
        return StripeException.invalid(null, "expand", "This property cannot be expanded (" + path + ").");
    }
}
