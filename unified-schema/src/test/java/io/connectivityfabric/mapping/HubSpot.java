package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** HubSpot objects through the built-in mappings; single quotes stand for double ones. */
final class HubSpot {

    /** What has properties and is read into an entity of its own. */
    static final List<String> OBJECTS =
            List.of("contact", "company", "product", "subscription", "invoice", "commerce_payment", "deal", "ticket");

    private HubSpot() {}

    static Struct read(String object, ObjectNode json) {
        return read(object, json, Operation.READ);
    }

    static Struct read(String object, ObjectNode json, Operation operation) {
        return read(Fixtures.MAPPINGS.read("hubspot", object).orElseThrow(), object, json, operation);
    }

    static Struct read(ReadMapping mapping, String object, ObjectNode json, Operation operation) {
        Struct record = mapping.apply(new RawRecord(
                "acme",
                "hubspot",
                "4711",
                object,
                json.path("id").asText("501"),
                operation,
                operation == Operation.READ ? null : Fixtures.OCCURRED,
                Fixtures.OBSERVED,
                operation == Operation.READ ? null : "1:2",
                "2026-09",
                json.toString()));
        record.validate();
        return record;
    }

    /** An object with nothing but an id and these properties. */
    static Struct read(String object, String properties) {
        return read(object, object(properties));
    }

    static ObjectNode object(String properties) {
        return Fixtures.json("{\"id\":\"501\",\"properties\":{" + properties.replace('\'', '"') + "}}");
    }

    static ObjectNode write(String object, Struct record) {
        return Fixtures.MAPPINGS.write("hubspot", object).orElseThrow().apply(record);
    }

    /** The object that HubSpot would have after a write: properties, and the line items in a list of their own. */
    static ObjectNode after(ObjectNode written) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", "501");
        ObjectNode properties = written.deepCopy();
        if (properties.has("line_items")) {
            object.set("line_items", properties.remove("line_items"));
        }
        object.set("properties", properties);
        return object;
    }

    static Instant time(Struct record, String field) {
        return record.get(field) == null ? null : ((Date) record.get(field)).toInstant();
    }

    /** The record as a partial one that asserts only these fields. */
    static Struct asserting(Struct record, String... fields) {
        record.getStruct("meta").put("field_mask", List.of(fields));
        return record;
    }
}
