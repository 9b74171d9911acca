package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.json.Lines;
import io.connectivityfabric.sandbox.seed.ContactSeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** One HubSpot account: its contacts, its properties, and changes to them, by the API or directly by a test. */
public final class Portal {
    /** Always with milliseconds, as HubSpot writes them; an instant's own text leaves out three zeros. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String name;
    private final long portalId;
    private final SandboxClock clock;
    private final PropertyCatalog catalog = new PropertyCatalog();
    private final ContactTable table = new ContactTable(catalog);
    private final ContactWrites writes;
    private final SearchIndex index;
    private final Search search;
    private final ContactJson dated;
    private final ContactJson v3 = ContactJson.v3();

    public Portal(String name, SandboxOptions options, SandboxClock clock) {
        this.name = name;
        this.clock = clock;
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        this.portalId = 20_000_000 + hash.getValue() % 79_999_999;
        this.dated = ContactJson.dated(portalId);
        this.index = new SearchIndex(clock, options.searchDelay());
        this.search = new Search(index, catalog);
        ContactSeed seed = new ContactSeed(options.seed(), name, options.epoch());
        this.writes = new ContactWrites(catalog, table, clock, seed.startMillis());
        seed(seed, options.size(name).contacts());
    }

    private void seed(ContactSeed seed, int count) {
        List<ContactState> contacts = IntStream.range(0, count)
                .parallel()
                .mapToObj(n -> seeded(seed, n))
                .sorted(SearchIndex.BY_ID)
                .toList();
        contacts.forEach(table::append);
        table.begin();
        index.start(contacts);
    }

    private ContactState seeded(ContactSeed seed, int n) {
        SortedMap<Short, String> values = new TreeMap<>();
        seed.properties(n)
                .forEach((property, value) -> values.put(catalog.get(property).number(), value));
        long created = seed.created(n);
        return ContactState.of(ContactWrites.id(created, seed.startMillis(), n), created, seed.updated(n), values);
    }

    public long portalId() {
        return portalId;
    }

    /** The token of the account's private app. */
    public String accessToken() {
        return "pat-na1-" + name;
    }

    /** Contacts that are not archived. */
    public synchronized int contactCount() {
        return table.active();
    }

    /** Ids of all contacts that are not archived, ascending. */
    public synchronized List<String> contactIds() {
        return table.allActive().stream().map(c -> Long.toString(c.id())).toList();
    }

    /** All contacts that are not archived, by id, each with the properties that have a value. */
    public Map<String, Map<String, String>> contacts() {
        List<ContactState> rows;
        synchronized (this) {
            rows = table.allActive();
        }
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        rows.forEach(c -> all.put(Long.toString(c.id()), properties(c)));
        return all;
    }

    /** All contacts that are not archived as the API would show them, with all properties that have a value. */
    public byte[] contactLines() {
        List<ContactState> rows;
        synchronized (this) {
            rows = table.allActive();
        }
        PropertySet all = catalog.everything();
        return Lines.of(rows.stream().map(c -> rendered(c, all)).toList());
    }

    /** The properties that have a value; empty if there is no such contact or it is archived. */
    public synchronized Optional<Map<String, String>> contact(String id) {
        return found(id, null).filter(c -> !c.archived()).map(this::properties);
    }

    /** The id of the contact with this e-mail address. */
    public synchronized Optional<String> contactByEmail(String email) {
        return table.byEmail(email).map(c -> Long.toString(c.id()));
    }

    /** Creates a contact as the API would; returns its id. */
    public String createContact(Map<String, String> properties) {
        return write(w -> Long.toString(w.create(tree(properties)).id()));
    }

    /** Changes a contact as the API would; an empty text clears. */
    public void updateContact(String id, Map<String, String> properties) {
        write(w -> w.update(existing(id), tree(properties)));
    }

    /** Archives a contact as the API would. */
    public void archiveContact(String id) {
        write(w -> {
            w.archive(existing(id));
            return null;
        });
    }

    /** Creates a text property. */
    public void createProperty(String property, boolean unique) {
        ObjectNode definition = Json.object();
        definition.put("name", property);
        definition.put("label", property);
        definition.put("groupName", "contactinformation");
        definition.put("type", "string");
        definition.put("fieldType", "text");
        definition.put("hasUniqueValue", unique);
        catalog.create(definition, Instant.ofEpochMilli(clock.millis()));
    }

    /** Makes all changes of an action or none of them, if it throws. */
    synchronized <T> T write(Function<ContactWrites, T> action) {
        table.begin();
        try {
            T result = action.apply(writes);
            index.changed(table.changed());
            table.begin();
            return result;
        } catch (RuntimeException e) {
            table.rollBack();
            throw e;
        }
    }

    /** For use within {@link #write}: undoes only what the action itself did if it throws. */
    <T> T row(Function<ContactWrites, T> action) {
        int mark = table.mark();
        try {
            return action.apply(writes);
        } catch (RuntimeException e) {
            table.rollBackTo(mark);
            throw e;
        }
    }

    PropertyCatalog catalog() {
        return catalog;
    }

    SandboxClock clock() {
        return clock;
    }

    ContactJson json(HubSpotRoute route) {
        return route.dated() ? dated : v3;
    }

    Search.Found find(SearchRequest request) {
        return search.find(request);
    }

    synchronized List<ContactState> after(long id, int limit, boolean archived) {
        return table.after(id, limit, archived);
    }

    /**
     * The contact, archived or not, by record id or by a unique property.
     *
     * @param idProperty null or {@code hs_object_id} for the record id
     */
    synchronized Optional<ContactState> found(String id, String idProperty) {
        if (idProperty == null || idProperty.equals(DefaultProperties.ID)) {
            return id.matches("\\d{1,18}") ? table.byId(Long.parseLong(id)) : Optional.empty();
        }
        if (idProperty.equals(DefaultProperties.EMAIL)) {
            return table.byEmail(id);
        }
        return table.byUnique(catalog.get(idProperty), id);
    }

    private ContactState existing(String id) {
        return found(id, null)
                .filter(c -> !c.archived())
                .orElseThrow(() -> HubSpotException.notFound("resource not found"));
    }

    private Map<String, String> properties(ContactState contact) {
        Map<String, String> values = new TreeMap<>();
        contact.values()
                .forEach((number, value) -> values.put(catalog.get(number).name(), value));
        values.put(DefaultProperties.ID, Long.toString(contact.id()));
        values.put(DefaultProperties.CREATED, MILLIS.format(Instant.ofEpochMilli(contact.created())));
        values.put(DefaultProperties.MODIFIED, MILLIS.format(Instant.ofEpochMilli(contact.updated())));
        return values;
    }

    private byte[] rendered(ContactState contact, PropertySet properties) {
        JsonBuffer buffer = new JsonBuffer(2048);
        dated.put(contact, properties, buffer);
        return buffer.toBytes();
    }

    private static JsonNode tree(Map<String, String> properties) {
        return Json.MAPPER.valueToTree(properties);
    }
}
