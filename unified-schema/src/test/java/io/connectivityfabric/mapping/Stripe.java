package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import org.apache.kafka.connect.data.Struct;

/** Stripe objects through the built-in mappings; single quotes stand for double ones. */
final class Stripe {

    private Stripe() {}

    /** An object with nothing but an id and these fields, in the newest version of the API. */
    static Struct read(String object, String fields) {
        return read(object, fields, Operation.READ);
    }

    static Struct read(String object, String fields, Operation operation) {
        return read(
                object,
                Fixtures.json("{\"id\":\"x_1\",\"object\":\"" + object + "\"" + (fields.isEmpty() ? "" : ",")
                        + fields.replace('\'', '"') + "}"),
                operation);
    }

    static Struct read(String object, ObjectNode json, Operation operation) {
        Struct record = Fixtures.MAPPINGS
                .read("stripe", object)
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        "stripe",
                        "acct_1",
                        object,
                        json.get("id").textValue(),
                        operation,
                        operation == Operation.READ ? null : Fixtures.OCCURRED,
                        Fixtures.OBSERVED,
                        operation == Operation.READ ? null : "evt_1",
                        "2026-10-28.endive",
                        json.toString()));
        record.validate();
        return record;
    }
}
