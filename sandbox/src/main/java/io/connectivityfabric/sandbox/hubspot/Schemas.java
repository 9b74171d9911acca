package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A portal's types of custom objects. It has one from the start. */
final class Schemas {
    private final Crm crm;
    private final Seeding seeding;
    private final long portalId;
    private final SandboxClock clock;
    private final Map<String, Schema> byId = new LinkedHashMap<>();

    Schemas(Crm crm, Seeding seeding, long portalId, SandboxClock clock) {
        this.crm = crm;
        this.seeding = seeding;
        this.portalId = portalId;
        this.clock = clock;
        ObjectType machines = ObjectTypes.custom();
        List<String> name = List.of("machine_name");
        add(machines, seeding.count(machines.name()), "Machine", "Machines", "machine_name", name, name);
    }

    synchronized List<Schema> all(boolean archived) {
        return byId.values().stream().filter(s -> s.archived() == archived).toList();
    }

    /** @throws HubSpotException if there is no such type */
    synchronized Schema schema(String asked) {
        return all(false).stream()
                .filter(s -> s.store().type().answersTo(asked, false))
                .findFirst()
                .orElseThrow(() -> HubSpotException.notFound("Unable to find object type " + asked));
    }

    synchronized Schema create(ObjectNode body) {
        String name = PropertyInput.name(body);
        String singular = body.at("/labels/singular").asText(name);
        String plural = body.at("/labels/plural").asText(name);
        Map<String, PropertyType> properties = new LinkedHashMap<>();
        body.path("properties").forEach(p -> properties.put(PropertyInput.name(p), PropertyInput.type(p)));
        List<String> required = texts(body.path("requiredProperties"));
        for (String property : required) {
            if (!properties.containsKey(property)) {
                throw HubSpotException.invalid("requiredProperties has '" + property + "', which is no property");
            }
        }
        if (byId.values().stream().anyMatch(s -> !s.archived() && s.name().equals(name))) {
            throw HubSpotException.exists("An object type named '" + name + "' already exists.");
        }
        String primary = body.path("primaryDisplayProperty")
                .asText(
                        properties.isEmpty()
                                ? ObjectType.ID
                                : properties.keySet().iterator().next());
        ObjectType type =
                ObjectType.custom(name, properties, List.of(primary), texts(body.path("searchableProperties")));
        return add(type, 0, singular, plural, primary, required, texts(body.path("searchableProperties")));
    }

    private Schema add(
            ObjectType type,
            int seeded,
            String singular,
            String plural,
            String primary,
            List<String> required,
            List<String> searchable) {
        String id = "2-" + (1_000_000 + portalId % 1_000 * 1_000 + byId.size());
        ObjectStore store = seeding.store(type.of(id, "p" + portalId + "_" + type.name()), seeded);
        crm.add(store);
        String now = Instant.ofEpochMilli(clock.millis()).toString();
        Schema schema = new Schema(
                store, type.name(), singular, plural, primary, required, searchable, List.of(), now, now, false);
        byId.put(id, schema);
        return schema;
    }

    synchronized Schema change(String asked, JsonNode changes) {
        Schema changed = schema(asked)
                .changed(changes, Instant.ofEpochMilli(clock.millis()).toString());
        byId.put(changed.store().type().id(), changed);
        return changed;
    }

    /** Only a type that has no records can be deleted. */
    synchronized void delete(String asked) {
        Schema schema = schema(asked);
        if (schema.store().count() > 0) {
            throw HubSpotException.invalid(
                    "The object type " + schema.name().toUpperCase(Locale.ROOT) + " still has records");
        }
        crm.remove(schema.store());
        byId.put(
                schema.store().type().id(),
                schema.deleted(Instant.ofEpochMilli(clock.millis()).toString()));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return List.copyOf(texts);
    }
}
