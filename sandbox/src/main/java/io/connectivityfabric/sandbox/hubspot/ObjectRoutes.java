package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;

/** Records one by one, and their list. */
final class ObjectRoutes {
    private static final int MAX_LIMIT = 100;
    /** With the history of properties, pages are smaller. */
    static final int MAX_WITH_HISTORY = 50;

    private ObjectRoutes() {}

    static void addTo(Routes routes) {
        routes.add(Family.OBJECTS, "GET /:type", ObjectRoutes::list)
                .add(Family.OBJECTS, "POST /:type", ObjectRoutes::create)
                .add(Family.OBJECTS, "POST /:type/search", Quota.SEARCH, SearchRoute::search)
                .add(Family.OBJECTS, "GET /:type/:id", ObjectRoutes::show)
                .add(Family.OBJECTS, "PATCH /:type/:id", ObjectRoutes::update)
                .add(Family.OBJECTS, "DELETE /:type/:id", ObjectRoutes::archive)
                .add(Family.OBJECTS, "POST /:type/batch/read", BatchRead::read)
                .add(Family.OBJECTS, "POST /:type/batch/create", BatchWrite::create)
                .add(Family.OBJECTS, "POST /:type/batch/update", BatchWrite::update)
                .add(Family.OBJECTS, "POST /:type/batch/upsert", BatchWrite::upsert)
                .add(Family.OBJECTS, "POST /:type/batch/archive", BatchWrite::archive);
    }

    private static ApiResponse list(Call call) {
        ObjectStore store = call.store();
        List<String> history = call.queryList("propertiesWithHistory");
        int limit = call.limit(10, history.isEmpty() ? MAX_LIMIT : MAX_WITH_HISTORY);
        long after = Cursor.decoded(call.query("after"));
        List<ObjectState> rows = store.after(after, limit, call.flag("archived"));
        boolean more = rows.size() > limit;
        List<ObjectState> page = more ? rows.subList(0, limit) : rows;
        View view = View.of(call, store);
        ObjectJson json = ObjectJson.of(call);
        JsonBuffer out = new JsonBuffer(page.size() * 1024 + 256).put(JsonBuffer.ascii("{\"results\":["));
        for (int i = 0; i < page.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            json.put(page.get(i), view, out);
        }
        out.put(']');
        if (more) {
            out.put(',');
            Cursor.putNext(call.request(), Cursor.encoded(page.get(limit - 1).id()), out);
        }
        return ApiResponse.json(200, out.put('}').toBytes(), page.size());
    }

    private static ApiResponse create(Call call) {
        ObjectStore store = writable(call);
        ObjectNode body = call.body();
        ObjectNode properties = properties(body);
        ObjectState created = call.portal().crm().work().run(() -> {
            ObjectState record = store.writes().create(properties);
            associate(call.portal().crm(), store, record, body.path("associations"));
            return record;
        });
        return shown(call, 201, created, View.of(store.catalog().everything()));
    }

    /** As part of a creation: the types of the associations tell what type of record is meant. */
    static void associate(Crm crm, ObjectStore store, ObjectState record, JsonNode wanted) {
        for (JsonNode association : wanted) {
            for (JsonNode spec : association.path("types")) {
                int id = spec.path("associationTypeId").asInt();
                AssociationType type = crm.associations()
                        .types()
                        .byId(store.type(), id)
                        .orElseThrow(() -> HubSpotException.invalid("Association type " + id + " is not valid for "
                                + store.type().singular()));
                ObjectStore to = crm.store(type.to(), false);
                long other = to.existing(BatchInputs.id(association.path("to"))).id();
                crm.associations().add(store, record.id(), to, other, List.of(type));
            }
        }
    }

    private static ApiResponse show(Call call) {
        ObjectStore store = call.store();
        boolean archived = call.flag("archived");
        ObjectState record = store.found(call.path("id"), idProperty(store, call))
                .filter(r -> r.archived() == archived)
                .orElseThrow(() -> HubSpotException.notFound("resource not found"));
        return shown(call, 200, record, View.of(call, store));
    }

    private static ApiResponse update(Call call) {
        ObjectStore store = writable(call);
        String idProperty = idProperty(store, call);
        ObjectNode properties = properties(call.body());
        ObjectState updated = call.portal()
                .crm()
                .work()
                .run(() -> store.writes()
                        .update(
                                store.found(call.path("id"), idProperty)
                                        .filter(ObjectState::active)
                                        .orElseThrow(() -> HubSpotException.notFound("resource not found")),
                                properties));
        List<String> written = new ArrayList<>();
        properties.fieldNames().forEachRemaining(written::add);
        return shown(call, 200, updated, View.of(store.catalog().set(written)));
    }

    /** What is not there is as good as archived. */
    private static ApiResponse archive(Call call) {
        ObjectStore store = writable(call);
        call.portal()
                .crm()
                .work()
                .run(() -> store.found(call.path("id"), null)
                        .filter(ObjectState::active)
                        .map(store.writes()::archive));
        return ApiResponse.noContent();
    }

    /** The records of the type that the path names, if they can be written. */
    static ObjectStore writable(Call call) {
        ObjectStore store = call.store();
        if (store.type().readOnly()) {
            throw HubSpotException.wrongMethod();
        }
        return store;
    }

    private static ApiResponse shown(Call call, int status, ObjectState record, View view) {
        return ApiResponse.json(status, ObjectJson.of(call).bytes(record, view), 1);
    }

    private static ObjectNode properties(ObjectNode body) {
        if (!(body.get("properties") instanceof ObjectNode properties)) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [properties]");
        }
        return properties;
    }

    private static String idProperty(ObjectStore store, Call call) {
        String idProperty = call.query("idProperty");
        IdProperty.requireUnique(store.catalog(), idProperty, true);
        return idProperty;
    }
}
