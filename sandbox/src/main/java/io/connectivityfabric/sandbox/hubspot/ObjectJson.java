package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Records of one type as the objects API shows them. */
final class ObjectJson {
    private static final byte[] ID = JsonBuffer.ascii("{\"id\":\"");
    private static final byte[] PROPERTIES = JsonBuffer.ascii("\",\"properties\":");
    private static final byte[] HISTORY = JsonBuffer.ascii(",\"propertiesWithHistory\":{");
    private static final byte[] CREATED = JsonBuffer.ascii(",\"createdAt\":");
    private static final byte[] UPDATED = JsonBuffer.ascii(",\"updatedAt\":");
    private static final byte[] ACTIVE = JsonBuffer.ascii(",\"archived\":false");
    private static final byte[] ARCHIVED = JsonBuffer.ascii(",\"archived\":true,\"archivedAt\":");

    private final Crm crm;
    private final ObjectStore store;
    private final boolean withUrl;
    private final String base;

    /**
     * @param withUrl whether they have the address of their page, as in the dated versions
     * @param base the API's address, for links to further pages
     */
    ObjectJson(Crm crm, ObjectStore store, boolean withUrl, String base) {
        this.crm = crm;
        this.store = store;
        this.withUrl = withUrl;
        this.base = base;
    }

    static ObjectJson of(Call call) {
        return new ObjectJson(
                call.portal().crm(), call.store(), !call.isV3(), call.request().base());
    }

    void put(ObjectState record, View view, JsonBuffer json) {
        open(record, view, json);
        json.put('}');
    }

    /** The same for an answer to a write. */
    void put(Written written, View view, JsonBuffer json) {
        open(written.state(), view, json);
        if (written.upserted()) {
            json.put(JsonBuffer.ascii(",\"new\":" + written.created()));
        }
        if (written.traceId() != null) {
            json.put(JsonBuffer.ascii(",\"objectWriteTraceId\":")).putLiteral(written.traceId());
        }
        json.put('}');
    }

    byte[] bytes(ObjectState record, View view) {
        JsonBuffer json = new JsonBuffer(2048);
        put(record, view, json);
        return json.toBytes();
    }

    private void open(ObjectState record, View view, JsonBuffer json) {
        json.put(ID).putDecimal(record.id()).put(PROPERTIES);
        view.properties().put(record, json);
        if (!view.history().isEmpty()) {
            putHistory(record, view.history(), json);
        }
        json.put(CREATED).putInstant(record.created());
        json.put(UPDATED).putInstant(record.updated());
        if (record.archived()) {
            json.put(ARCHIVED).putInstant(record.archivedAt());
        } else {
            json.put(ACTIVE);
        }
        if (!view.associations().isEmpty()) {
            AssociationJson.put(crm, store, record.id(), view.associations(), base, json);
        }
        if (withUrl) {
            json.put(store.url()).putDecimal(record.id()).put('"');
        }
    }

    /** Of each property the values it had, newest first, each with the time from which it had it. */
    private void putHistory(ObjectState record, List<Property> properties, JsonBuffer json) {
        List<ObjectState> states = new ArrayList<>();
        states.add(record);
        states.addAll(store.former(record.id()));
        json.put(HISTORY);
        String comma = "";
        for (Property property : properties) {
            json.put(JsonBuffer.ascii(comma + "\"" + property.name() + "\":["));
            putHistory(states, property, json);
            json.put(']');
            comma = ",";
        }
        json.put('}');
    }

    private static void putHistory(List<ObjectState> states, Property property, JsonBuffer json) {
        boolean first = true;
        for (int i = 0; i < states.size(); i++) {
            String value = states.get(i).value(property);
            String before = i + 1 == states.size() ? null : states.get(i + 1).value(property);
            if (value == null || Objects.equals(value, before)) {
                continue;
            }
            boolean original = i + 1 == states.size();
            json.put(JsonBuffer.ascii(first ? "{\"value\":" : ",{\"value\":"))
                    .putLiteral(value)
                    .put(JsonBuffer.ascii(",\"timestamp\":"))
                    .putInstant(
                            original ? states.get(i).created() : states.get(i).updated())
                    .put(JsonBuffer.ascii(",\"sourceType\":\"" + (original ? "IMPORT" : "INTEGRATION") + "\"}"));
            first = false;
        }
    }
}
