package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** Associations as the API shows them. */
final class AssociationJson {
    /** Among a record's associations, of one other type. */
    private static final int PAGE = 100;

    private AssociationJson() {}

    static ObjectNode type(AssociationType type) {
        ObjectNode json = Json.object().put("category", type.category()).put("typeId", type.id());
        if (type.label() != null) {
            json.put("label", type.label());
        }
        return json;
    }

    static ObjectNode labels(ObjectStore from, long id, ObjectStore to, long toId, List<AssociationType> types) {
        ObjectNode json = Json.object()
                .put("fromObjectTypeId", from.type().id())
                .put("fromObjectId", Long.toString(id))
                .put("toObjectTypeId", to.type().id())
                .put("toObjectId", Long.toString(toId));
        ArrayNode labels = json.putArray("labels");
        types.stream().filter(t -> t.label() != null).forEach(t -> labels.add(t.label()));
        return json;
    }

    /** Appends the "associations" of a record with these types, if it has any: each record once for each of its labels. */
    static void put(Crm crm, ObjectStore from, long id, List<ObjectStore> asked, String base, JsonBuffer json) {
        String open = ",\"associations\":{";
        for (ObjectStore to : asked) {
            NavigableMap<Long, Set<Integer>> all = crm.associations().of(from, id, to);
            if (all.isEmpty()) {
                continue;
            }
            List<AssociationType> types = crm.associations().types().between(from.type(), to.type());
            json.put(JsonBuffer.ascii(open + "\"" + to.type().associationKey() + "\":{\"results\":["));
            open = ",";
            String comma = "";
            int shown = 0;
            long last = 0;
            for (Map.Entry<Long, Set<Integer>> other : all.entrySet()) {
                if (shown++ == PAGE) {
                    break;
                }
                last = other.getKey();
                for (AssociationType type : types) {
                    if (other.getValue().contains(type.id())) {
                        json.put(
                                JsonBuffer.ascii(comma + "{\"id\":\"" + last + "\",\"type\":\"" + type.name() + "\"}"));
                        comma = ",";
                    }
                }
            }
            json.put(']');
            if (all.size() > PAGE) {
                String after = Cursor.encoded(last);
                json.put(JsonBuffer.ascii(",\"paging\":{\"next\":{\"after\":\"" + after + "\",\"link\":\"" + base
                        + "/crm/v4/objects/" + from.type().name() + "/" + id + "/associations/"
                        + to.type().name() + "?after=" + after + "\"}}"));
            }
            json.put('}');
        }
        if (open.equals(",")) {
            json.put('}');
        }
    }
}
