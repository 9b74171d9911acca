package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The definitions of properties and of their groups. */
final class PropertyRoutes {
    private PropertyRoutes() {}

    static void addTo(Routes routes) {
        routes.add(Family.PROPERTIES, "GET /:type", PropertyRoutes::list)
                .add(Family.PROPERTIES, "POST /:type", PropertyRoutes::create)
                .add(Family.PROPERTIES, "GET /:type/groups", PropertyRoutes::groups)
                .add(Family.PROPERTIES, "POST /:type/groups", PropertyRoutes::createGroup)
                .add(Family.PROPERTIES, "GET /:type/groups/:name", PropertyRoutes::group)
                .add(Family.PROPERTIES, "POST /:type/batch/read", PropertyRoutes::readBatch)
                .add(Family.PROPERTIES, "POST /:type/batch/create", PropertyRoutes::createBatch)
                .add(Family.PROPERTIES, "POST /:type/batch/archive", PropertyRoutes::archiveBatch)
                .add(Family.PROPERTIES, "GET /:type/:name", PropertyRoutes::show)
                .add(Family.PROPERTIES, "PATCH /:type/:name", PropertyRoutes::update)
                .add(Family.PROPERTIES, "DELETE /:type/:name", PropertyRoutes::archive);
    }

    /** Each level of sensitivity has a list of its own, and so have those that are archived. */
    private static ApiResponse list(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        String asked = call.query("dataSensitivity");
        String sensitivity = asked == null ? PropertyType.NON_SENSITIVE : asked;
        List<Property> all = call.flag("archived") ? catalog.allArchived() : catalog.all();
        return listed(all.stream()
                .filter(p -> p.type().sensitivity().equals(sensitivity))
                .map(Property::json));
    }

    private static ApiResponse create(Call call) {
        return shown(201, PropertyInput.created(call.store().catalog(), call.body(), now(call)));
    }

    private static ApiResponse show(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        String name = call.path("name");
        return shown(
                200,
                (call.flag("archived") ? catalog.findArchived(name) : catalog.find(name))
                        .orElseThrow(() -> notFound(name)));
    }

    private static ApiResponse update(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        Property property = catalog.find(call.path("name")).orElseThrow(() -> notFound(call.path("name")));
        return shown(200, PropertyInput.changed(catalog, property, call.body(), now(call)));
    }

    private static ApiResponse archive(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        Property property = catalog.find(call.path("name")).orElseThrow(() -> notFound(call.path("name")));
        archive(catalog, property, now(call));
        return ApiResponse.noContent();
    }

    static void archive(PropertyCatalog catalog, Property property, Instant now) {
        if (property.hubspotDefined()) {
            throw HubSpotException.invalid("Property '" + property.name() + "' cannot be archived");
        }
        catalog.replace(property.archived(now.toString()));
    }

    private static ApiResponse readBatch(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        ObjectNode body = call.body();
        boolean archived = body.path("archived").asBoolean();
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        List<String> missing = new ArrayList<>();
        for (JsonNode input : BatchInputs.of(body, BatchInputs.MAX)) {
            String name = PropertyInput.name(input);
            (archived ? catalog.findArchived(name) : catalog.find(name))
                    .ifPresentOrElse(p -> answer.result(Json.bytes(p.json())), () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            answer.error(HubSpotException.rowsNotFound("property", missing).row(null));
        }
        return answer.response(200, call.portal().clock().millis());
    }

    private static ApiResponse createBatch(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        BatchInputs.of(call.body(), BatchInputs.MAX)
                .forEach(input -> answer.result(Json.bytes(
                        PropertyInput.created(catalog, input, now(call)).json())));
        return answer.response(201, call.portal().clock().millis());
    }

    private static ApiResponse archiveBatch(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        BatchInputs.of(call.body(), BatchInputs.MAX)
                .forEach(input ->
                        catalog.find(PropertyInput.name(input)).ifPresent(p -> archive(catalog, p, now(call))));
        return ApiResponse.noContent();
    }

    private static ApiResponse groups(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        return listed(catalog.groups().keySet().stream().map(name -> group(catalog, name)));
    }

    private static ApiResponse group(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        if (!catalog.groups().containsKey(call.path("name"))) {
            throw HubSpotException.notFound("Property group '" + call.path("name") + "' does not exist");
        }
        return ApiResponse.json(200, Json.bytes(group(catalog, call.path("name"))), 1);
    }

    private static ApiResponse createGroup(Call call) {
        PropertyCatalog catalog = call.store().catalog();
        ObjectNode body = call.body();
        String name = PropertyInput.name(body);
        if (catalog.groups().putIfAbsent(name, PropertyInput.required(body, "label")) != null) {
            throw HubSpotException.exists("A property group named '" + name + "' already exists.");
        }
        return ApiResponse.json(201, Json.bytes(group(catalog, name)), 1);
    }

    private static ObjectNode group(PropertyCatalog catalog, String name) {
        return Json.object()
                .put("name", name)
                .put("label", catalog.groups().get(name))
                .put("displayOrder", -1)
                .put("archived", false);
    }

    private static ApiResponse listed(Stream<ObjectNode> all) {
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        all.forEach(results::add);
        return ApiResponse.json(200, Json.bytes(json), results.size());
    }

    private static ApiResponse shown(int status, Property property) {
        return ApiResponse.json(status, Json.bytes(property.json()), 1);
    }

    private static HubSpotException notFound(String name) {
        return HubSpotException.notFound("Property " + name + " does not exist");
    }

    private static Instant now(Call call) {
        return Instant.ofEpochMilli(call.portal().clock().millis());
    }
}
