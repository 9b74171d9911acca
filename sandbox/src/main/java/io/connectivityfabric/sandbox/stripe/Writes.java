package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import io.connectivityfabric.sandbox.stripe.objects.Resource.Action;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Creates, changes and deletes objects as the API's parameters say. Not for concurrent use. */
final class Writes {
    private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final ObjectStore store;
    private final Effects effects;

    Writes(ObjectStore store) {
        this.store = store;
        this.effects = new Effects(store);
    }

    /** @return the new object's place */
    int create(Resource resource, String parent, ObjectNode params, Cause cause) {
        Params written = new Params(store, resource.create());
        ObjectNode object = store.blank(resource);
        if (resource.name().equals("customers")) {
            CustomerParams.checkCreate(params);
            CustomerParams.apply(params, object);
        } else {
            written.check(params);
            written.apply(params, object);
            ownId(resource, params, object);
        }
        if (parent != null && resource.parent() != null && resource.parent().startsWith("/")) {
            Fields.set(object, resource.parent(), object.textNode(parent), store.seconds());
        }
        effects.before(resource, object, params, parent);
        int place = store.insert(resource, object, parent, cause);
        effects.after(resource, object, params, cause);
        return place;
    }

    void update(ObjectTable table, int place, ObjectNode params, Cause cause) {
        Resource resource = table.resource();
        ObjectNode after = table.object(place);
        if (resource.name().equals("customers")) {
            CustomerParams.checkUpdate(params);
            CustomerParams.apply(params, after);
        } else {
            Params written = new Params(store, resource.update());
            written.check(params);
            written.apply(params, after);
        }
        store.change(table, place, after, cause, null);
    }

    void act(ObjectTable table, int place, String name, Action action, ObjectNode params, Cause cause) {
        Params written = new Params(store, action.params());
        written.check(params);
        ObjectNode after = table.object(place);
        written.apply(params, after);
        for (Map.Entry<String, JsonNode> set : action.set().entrySet()) {
            boolean given = set.getValue().asText().startsWith("$")
                    && params.has(set.getValue().asText().substring(1));
            if (!given) {
                Fields.set(after, set.getKey(), set.getValue(), store.seconds());
            }
        }
        effects.acting(table.resource(), name, after, cause);
        store.change(table, place, after, cause, action.event());
    }

    void remove(ObjectTable table, int place, Cause cause) {
        effects.removing(table.resource(), table.id(place));
        store.remove(table, place, cause);
    }

    /** What a test says an object holds, whatever the API would let it. */
    int insert(Resource resource, ObjectNode fields, Cause cause) {
        ObjectNode object = store.blank(resource);
        Fields.merge(object, fields);
        String parent = resource.parent() == null
                ? null
                : fields.path(resource.parent().replace("/", "")).asText(null);
        if (resource.parent() != null && parent == null) {
            throw new IllegalArgumentException("The Stripe objects " + resource.name() + " need '"
                    + resource.parent().replace("/", "") + "'");
        }
        if (resource.parent() != null && !resource.parent().startsWith("/")) {
            object.remove(resource.parent());
        }
        return store.insert(resource, object, parent, cause);
    }

    private void ownId(Resource resource, ObjectNode params, ObjectNode object) {
        String id = params.path("id").asText("");
        if (id.isEmpty()) {
            return;
        }
        if (!OWN_ID.matcher(id).matches()) {
            throw StripeException.invalid(null, "id", "Invalid id: " + id);
        }
        OptionalInt there = store.table(resource.name()).place(id);
        if (there.isPresent() && store.table(resource.name()).isPresent(there.getAsInt())) {
            throw StripeException.invalid("resource_already_exists", "id", resource.noun() + " already exists.");
        }
        object.put("id", id);
    }
}
