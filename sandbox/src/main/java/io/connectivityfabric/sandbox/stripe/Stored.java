package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;

/**
 * An object that was made or changed since the start, without the lists within it.
 *
 * @param parent the id of what it belongs to; null if its resource has no parent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stored(String id, long created, byte[] json, String parent) {
    static Stored of(ObjectNode object, long created, String parent) {
        return new Stored(object.get("id").textValue(), created, Json.bytes(object), parent);
    }

    ObjectNode object() {
        return Json.ownObject(json);
    }
}
