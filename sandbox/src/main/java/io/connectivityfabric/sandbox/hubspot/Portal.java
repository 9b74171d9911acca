package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** One HubSpot account: its records, their properties, and changes to them, by the API or directly by a test. */
public final class Portal {
    private final String name;
    private final long portalId;
    private final SandboxClock clock;
    private final Crm crm;
    private final Schemas schemas;
    private final Journal journal;

    public Portal(String name, SandboxOptions options, SandboxClock clock) {
        this.name = name;
        this.clock = clock;
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        this.portalId = 20_000_000 + hash.getValue() % 79_999_999;
        UnitOfWork work = new UnitOfWork(clock);
        Seeding seeding = new Seeding(name, portalId, options, clock, work);
        this.crm = new Crm(work, seeding.ids());
        ObjectTypes.standard().values().forEach(type -> crm.add(seeding.store(type, seeding.count(type.name()))));
        this.journal = new Journal(portalId, clock);
        work.listener(journal::changed);
        this.schemas = new Schemas(crm, seeding, portalId, clock);
    }

    public long portalId() {
        return portalId;
    }

    /** The token of the account's private app. */
    public String accessToken() {
        return "pat-na1-" + name;
    }

    /** What the app that the account has installed gets access tokens for: see {@link HubSpotApp}. */
    public String refreshToken() {
        return "na1-refresh-" + name;
    }

    /**
     * The records of a type, by its name or id, such as {@code deals}, {@code 0-3} or {@code p_machines}.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public PortalObjects objects(String type) {
        try {
            return new PortalObjects(crm, crm.store(type, false));
        } catch (HubSpotException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Names of all types, custom ones by their fully qualified names. */
    public List<String> types() {
        return crm.stores().stream().map(s -> s.type().name()).toList();
    }

    /** Contacts that are not archived. */
    public int contactCount() {
        return contactObjects().count();
    }

    /** Ids of all contacts that are not archived, ascending. */
    public List<String> contactIds() {
        return contactObjects().ids();
    }

    /** All contacts that are not archived, by id, each with the properties that have a value. */
    public Map<String, Map<String, String>> contacts() {
        return contactObjects().all();
    }

    /** The properties that have a value; empty if there is no such contact or it is archived. */
    public Optional<Map<String, String>> contact(String id) {
        return contactObjects().find(id);
    }

    /** The id of the contact with this e-mail address. */
    public Optional<String> contactByEmail(String email) {
        return contactObjects().findBy("email", email);
    }

    /** Creates a contact as the API would; returns its id. */
    public String createContact(Map<String, String> properties) {
        return contactObjects().create(properties);
    }

    /** Changes a contact as the API would; an empty text clears. */
    public void updateContact(String id, Map<String, String> properties) {
        contactObjects().update(id, properties);
    }

    /** Archives a contact as the API would. */
    public void archiveContact(String id) {
        contactObjects().archive(id);
    }

    /** Creates a text property of contacts. */
    public void createProperty(String property, boolean unique) {
        contactObjects().createProperty(property, unique);
    }

    Journal journal() {
        return journal;
    }

    Crm crm() {
        return crm;
    }

    Schemas schemas() {
        return schemas;
    }

    SandboxClock clock() {
        return clock;
    }

    private PortalObjects contactObjects() {
        return objects("contacts");
    }
}
