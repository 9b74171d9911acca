package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.Lines;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A portal's records of one type, for those who look after the sandbox: to look at, and to change as the API would. */
public final class PortalObjects {
    private final Crm crm;
    private final ObjectStore store;

    PortalObjects(Crm crm, ObjectStore store) {
        this.crm = crm;
        this.store = store;
    }

    /** Such as 0-3. */
    public String typeId() {
        return store.type().id();
    }

    /** Records that are not archived. */
    public int count() {
        return store.count();
    }

    /** Ids of all records that are not archived, ascending. */
    public List<String> ids() {
        return store.allActive().stream().map(r -> Long.toString(r.id())).toList();
    }

    /** All records that are not archived, by id, each with the properties that have a value. */
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        store.allActive().forEach(r -> all.put(Long.toString(r.id()), store.properties(r)));
        return all;
    }

    /** Records that are not archived as the API would show them, with all properties that have a value. */
    public byte[] lines(int from, int most) {
        ObjectJson json = new ObjectJson(crm, store, true, "");
        View everything = View.of(store.catalog().everything());
        return Lines.of(store.allActive().stream()
                .skip(from)
                .limit(most)
                .map(r -> json.bytes(r, everything))
                .toList());
    }

    /** The properties that have a value; empty if there is no such record or it is archived. */
    public Optional<Map<String, String>> find(String id) {
        return store.found(id, null).filter(ObjectState::active).map(store::properties);
    }

    /** The id of the record that has this value of a unique property. */
    public Optional<String> findBy(String uniqueProperty, String value) {
        return store.found(value, uniqueProperty).map(r -> Long.toString(r.id()));
    }

    /** Creates a record; returns its id. */
    public String create(Map<String, String> properties) {
        return Long.toString(
                crm.work().run(() -> store.writes().create(tree(properties))).id());
    }

    /** Creates records within one millisecond; returns their ids. */
    public List<String> createAtOnce(List<Map<String, String>> records) {
        return crm.work()
                .run(() -> records.stream()
                        .map(properties -> Long.toString(
                                store.writes().create(tree(properties)).id()))
                        .toList());
    }

    /** Changes a record; an empty text clears. */
    public void update(String id, Map<String, String> properties) {
        crm.work().run(() -> store.writes().update(store.existing(id), tree(properties)));
    }

    public void archive(String id) {
        crm.work().run(() -> store.writes().archive(store.existing(id)));
    }

    /** Brings an archived record back. */
    public void restore(String id) {
        crm.work()
                .run(() -> store.writes()
                        .restore(store.found(id, null)
                                .filter(ObjectState::archived)
                                .orElseThrow(() -> HubSpotException.notFound("There is no archived " + id))));
    }

    /** Deletes a record so that nothing of it is left, archived or not. */
    public void forget(String id) {
        crm.work().run(() -> {
            store.writes().remove(store.found(id, null).orElseThrow(), Change.Action.GDPR_DELETE);
            return null;
        });
    }

    /** Merges another record into one; the id of the record that both become. */
    public String merge(String primary, String other) {
        return Long.toString(crm.work()
                .run(() -> new Merging(crm, store).merge(primary, other))
                .id());
    }

    /** Associates a record with one of another type in the usual way. */
    public void associate(String id, PortalObjects with, String otherId) {
        crm.work().run(() -> {
            AssociationType usual = crm.associations().types().usual(store.type(), with.store.type());
            long other = with.store.existing(otherId).id();
            crm.associations().add(store, store.existing(id).id(), with.store, other, List.of(usual));
            return null;
        });
    }

    /** Ends all associations of a record with one of another type. */
    public void dissociate(String id, PortalObjects with, String otherId) {
        crm.work().run(() -> {
            long other = with.store.existing(otherId).id();
            crm.associations().remove(store, store.existing(id).id(), with.store, other);
            return null;
        });
    }

    /** Ids of the records of another type that a record is associated with, ascending. */
    public List<String> associated(String id, PortalObjects with) {
        return crm.associations().of(store, store.existing(id).id(), with.store).keySet().stream()
                .map(other -> Long.toString(other))
                .toList();
    }

    /** Creates a text property. */
    public void createProperty(String name, boolean unique) {
        PropertyType text =
                PropertyType.custom(name, "", "string", "text", List.of(), unique, false, PropertyType.NON_SENSITIVE);
        Instant now = Instant.ofEpochMilli(crm.work().run(() -> crm.work().now()));
        store.catalog().create(name, store.type().group(), text, now);
    }

    private static JsonNode tree(Map<String, String> properties) {
        return Json.MAPPER.valueToTree(properties);
    }
}
