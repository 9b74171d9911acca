package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.hubspot.Change.OfObject;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** All of a portal's records of one type: their properties, themselves, and what search knows of them. */
final class ObjectStore {
    /** Always with milliseconds, as HubSpot writes them; an instant's own text leaves out three zeros. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PropertyCatalog catalog;
    private final UnitOfWork work;
    private final ObjectTable table;
    private final ObjectWrites writes;
    private final SearchIndex index;
    private final Search search;
    private final byte[] url;
    private final int seeded;

    /** @param leastId the least id of a record that is created at a time */
    ObjectStore(
            PropertyCatalog catalog,
            List<ObjectState> seeded,
            UnitOfWork work,
            SandboxClock clock,
            Duration searchDelay,
            LongUnaryOperator leastId,
            long portalId) {
        this.catalog = catalog;
        this.work = work;
        this.table = new ObjectTable(work, catalog, seeded);
        this.writes = new ObjectWrites(this, table, work, () -> leastId.applyAsLong(work.now()));
        this.index = new SearchIndex(clock, searchDelay, seeded);
        this.search = new Search(index, catalog);
        this.seeded = seeded.size();
        this.url = JsonBuffer.ascii(",\"url\":\"https://app.hubspot.com/contacts/" + portalId + "/record/"
                + catalog.type().id() + "/");
    }

    ObjectType type() {
        return catalog.type();
    }

    PropertyCatalog catalog() {
        return catalog;
    }

    ObjectWrites writes() {
        return writes;
    }

    /** For use in a unit of work, or in its lock. */
    ObjectTable table() {
        return table;
    }

    /** Up to the record's id: the address of its page. */
    byte[] url() {
        return url;
    }

    /** How many records it had from the start. */
    int seeded() {
        return seeded;
    }

    void changed(OfObject change) {
        index.changed(change.after());
    }

    Search.Found find(SearchRequest request) {
        return search.find(request);
    }

    List<ObjectState> after(long id, int limit, boolean archived) {
        return work.reading(() -> table.after(id, limit, archived));
    }

    List<ObjectState> allActive() {
        return work.reading(table::allActive);
    }

    /** What the record was before, newest first. */
    List<ObjectState> former(long id) {
        return work.reading(() -> table.former(id));
    }

    int count() {
        return work.reading(table::active);
    }

    /**
     * The record, archived or not, by record id or by a unique property.
     *
     * @param idProperty null or {@code hs_object_id} for the record id
     */
    Optional<ObjectState> found(String id, String idProperty) {
        if (idProperty == null || idProperty.equals(ObjectType.ID)) {
            return id.matches("\\d{1,18}") ? work.reading(() -> table.byId(Long.parseLong(id))) : Optional.empty();
        }
        return work.reading(() -> table.byUnique(catalog.get(idProperty), id));
    }

    /** @throws HubSpotException if there is none or it is archived */
    ObjectState existing(String id) {
        return found(id, null)
                .filter(ObjectState::active)
                .orElseThrow(() -> HubSpotException.notFound("resource not found"));
    }

    /** The properties that have a value, by name. */
    Map<String, String> properties(ObjectState record) {
        Map<String, String> values = new TreeMap<>();
        record.values()
                .toMap()
                .forEach((number, value) -> values.put(catalog.get(number).name(), value));
        values.put(ObjectType.ID, Long.toString(record.id()));
        values.put(type().created(), MILLIS.format(Instant.ofEpochMilli(record.created())));
        values.put(type().modified(), MILLIS.format(Instant.ofEpochMilli(record.updated())));
        return values;
    }
}
