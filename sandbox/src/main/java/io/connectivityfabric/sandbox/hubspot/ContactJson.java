package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.json.JsonBuffer;

/** A contact as the objects API shows it. */
final class ContactJson {
    private static final byte[] ID = JsonBuffer.ascii("{\"id\":\"");
    private static final byte[] PROPERTIES = JsonBuffer.ascii("\",\"properties\":");
    private static final byte[] CREATED = JsonBuffer.ascii(",\"createdAt\":");
    private static final byte[] UPDATED = JsonBuffer.ascii(",\"updatedAt\":");
    private static final byte[] ACTIVE = JsonBuffer.ascii(",\"archived\":false");
    private static final byte[] ARCHIVED = JsonBuffer.ascii(",\"archived\":true,\"archivedAt\":");

    private final byte[] url;

    private ContactJson(byte[] url) {
        this.url = url;
    }

    /** As the dated versions show it: with the address of the record's page. */
    static ContactJson dated(long portalId) {
        return new ContactJson(
                JsonBuffer.ascii(",\"url\":\"https://app.hubspot.com/contacts/" + portalId + "/record/0-1/"));
    }

    /** As v3 shows it. */
    static ContactJson v3() {
        return new ContactJson(null);
    }

    void put(ContactState contact, PropertySet properties, JsonBuffer json) {
        open(contact, properties, json);
        json.put('}');
    }

    /** The same for an answer to a write. */
    void put(Written written, PropertySet properties, JsonBuffer json) {
        open(written.state(), properties, json);
        if (written.upserted()) {
            json.put(JsonBuffer.ascii(",\"new\":" + written.created()));
        }
        if (written.traceId() != null) {
            json.put(JsonBuffer.ascii(",\"objectWriteTraceId\":")).putLiteral(written.traceId());
        }
        json.put('}');
    }

    private void open(ContactState contact, PropertySet properties, JsonBuffer json) {
        json.put(ID).putDecimal(contact.id()).put(PROPERTIES);
        properties.put(contact, json);
        json.put(CREATED).putInstant(contact.created());
        json.put(UPDATED).putInstant(contact.updated());
        if (contact.archived()) {
            json.put(ARCHIVED).putInstant(contact.archivedAt());
        } else {
            json.put(ACTIVE);
        }
        if (url != null) {
            json.put(url).putDecimal(contact.id()).put('"');
        }
    }
}
