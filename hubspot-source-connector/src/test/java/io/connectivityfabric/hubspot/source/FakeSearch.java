package io.connectivityfabric.hubspot.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** HubSpot's search over contacts whose time of change a test chooses to the millisecond. */
final class FakeSearch extends Dispatcher {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Time of change by id. */
    final TreeMap<Long, Long> contacts = new TreeMap<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        if (request.getUrl().encodedPath().startsWith("/crm/properties/")) {
            return answer("{\"results\":[{\"name\":\"email\"},{\"name\":\"lastmodifieddate\"}]}");
        }
        try {
            return answer(search(JSON.readTree(request.getBody().utf8())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private synchronized String search(JsonNode query) {
        boolean byId = query.path("sorts").path(0).path("propertyName").asText().equals("hs_object_id");
        boolean descending =
                query.path("sorts").path(0).path("direction").asText().equals("DESCENDING");
        // Ties in the order of falling ids: HubSpot does not say in which order they come.
        Comparator<Long> order = byId
                ? Comparator.naturalOrder()
                : Comparator.<Long, Long>comparing(contacts::get).thenComparing(Comparator.reverseOrder());
        List<Long> found = contacts.keySet().stream()
                .filter(id -> matches(id, query.path("filterGroups").path(0).path("filters")))
                .sorted(descending ? order.reversed() : order)
                .toList();
        int from = query.path("after").asInt(0);
        int to = Math.min(found.size(), from + query.path("limit").asInt());
        ObjectNode answer = JSON.createObjectNode().put("total", found.size());
        found.subList(from, to)
                .forEach(id -> contact(id, answer.withArray("results").addObject()));
        answer.withArray("results");
        if (to < found.size()) {
            answer.putObject("paging").putObject("next").put("after", "" + to);
        }
        return answer.toString();
    }

    private boolean matches(long id, JsonNode filters) {
        for (JsonNode filter : filters) {
            long value = filter.path("propertyName").asText().equals("hs_object_id") ? id : contacts.get(id);
            int compared = Long.compare(value, filter.path("value").asLong());
            boolean holds = switch (filter.path("operator").asText()) {
                case "GTE" -> compared >= 0;
                case "GT" -> compared > 0;
                case "EQ" -> compared == 0;
                default -> throw new IllegalArgumentException(filter.toString());
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private void contact(long id, ObjectNode json) {
        json.put("id", "" + id)
                .put("createdAt", "2020-01-01T00:00:00.000Z")
                .put("updatedAt", Instant.ofEpochMilli(contacts.get(id)).toString())
                .put("archived", false)
                .putObject("properties")
                .put("email", id + "@example.com");
    }
}
