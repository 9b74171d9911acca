package io.connectivityfabric.hubspot.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** HubSpot's journal with files that a test writes, and contacts to read by their ids. */
final class FakeJournal extends Dispatcher {
    static final long T = 1_790_000_000_000L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCAL = "/webhooks-journal/journal-local/2026-03";

    /** The events of each file, by its offset, in order. */
    final Map<String, String> files = new LinkedHashMap<>();
    /** When each contact changed last, by id. */
    final Map<String, Long> contacts = new LinkedHashMap<>();
    /** Who answers in place of a merged contact, by id. */
    final Map<String, String> survivors = new LinkedHashMap<>();
    /** What was subscribed to. */
    final List<String> subscriptions = new ArrayList<>();
    /** Verbs and paths of all calls but the first ones for a token. */
    final List<String> calls = new ArrayList<>();
    /** Names of the properties of contacts. */
    final List<String> properties = new ArrayList<>(List.of("email", "lastmodifieddate"));

    private int offsets;

    /** One file. An event is its action, the id and what more there is to say of it, each with single quotes. */
    String file(String... events) {
        String offset = "offset-" + ++offsets;
        files.put(offset, String.join(",", events));
        return offset;
    }

    static String event(String action, String id, long at, String more) {
        return "{'type':'crmObject','portalId':1,'action':'" + action + "','objectTypeId':'0-1','objectId':" + id
                + ",'occurredAt':'" + Instant.ofEpochMilli(at) + "'" + more + "}";
    }

    static String event(String action, String id, long at) {
        return event(action, id, at, "");
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.startsWith("/oauth/")) {
            return answer(200, "{'access_token':'t','expires_in':1800}");
        }
        calls.add(request.getMethod() + " " + path);
        try {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            return answer(request, path, body.isEmpty() ? JSON.missingNode() : JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockResponse answer(RecordedRequest request, String path, JsonNode body) {
        List<String> offsets = List.copyOf(files.keySet());
        if (path.startsWith("/crm/properties/")) {
            return answer(
                    200,
                    "{'results':["
                            + String.join(
                                    ",",
                                    properties.stream()
                                            .map(name -> "{'name':'" + name + "'}")
                                            .toList()) + "]}");
        }
        if (path.endsWith("/batch/read")) {
            return answer(200, contacts(body).toString());
        }
        if (path.startsWith("/webhooks-journal/subscriptions/")) {
            return subscriptions(request, body);
        }
        if (path.startsWith("/files/")) {
            return answer(
                    200,
                    "{'publishedAt':'" + Instant.ofEpochMilli(T) + "','journalEvents':["
                            + files.get(path.substring("/files/".length())) + "]}");
        }
        if (path.equals(LOCAL + "/latest")) {
            return offsets.isEmpty() ? answer(204, "") : answer(200, entry(request, offsets.get(offsets.size() - 1)));
        }
        if (path.startsWith(LOCAL + "/batch/earliest/")) {
            return answer(200, entries(request, offsets));
        }
        String after = path.substring((LOCAL + "/batch/").length(), path.indexOf("/next/"));
        return offsets.contains(after)
                ? answer(200, entries(request, offsets.subList(offsets.indexOf(after) + 1, offsets.size())))
                : answer(404, "{'category':'OBJECT_NOT_FOUND','message':'too old'}");
    }

    private MockResponse subscriptions(RecordedRequest request, JsonNode body) {
        if (request.getMethod().equals("POST")) {
            subscriptions.removeIf(
                    one -> one.contains("\"" + body.path("subscriptionType").asText() + "\""));
            subscriptions.add(body.toString());
        }
        return answer(200, "{'results':[" + String.join(",", subscriptions) + "]}");
    }

    private static String entry(RecordedRequest request, String offset) {
        return "{'currentOffset':'" + offset + "','url':'" + request.getUrl().resolve("/files/" + offset)
                + "','expiresAt':'2026-11-01T10:00:00Z'}";
    }

    private static String entries(RecordedRequest request, List<String> offsets) {
        return "{'status':'COMPLETE','results':["
                + String.join(
                        ",",
                        offsets.stream().map(offset -> entry(request, offset)).toList()) + "]}";
    }

    private ObjectNode contacts(JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        for (JsonNode input : body.path("inputs")) {
            String asked = input.path("id").asText();
            String id = survivors.getOrDefault(asked, asked);
            if (contacts.containsKey(id)) {
                results.addObject()
                        .put("id", id)
                        .put("createdAt", "2020-01-01T00:00:00.000Z")
                        .put("updatedAt", Instant.ofEpochMilli(contacts.get(id)).toString())
                        .put("archived", false)
                        .putObject("properties")
                        .put("email", id + "@example.com");
            }
        }
        return answer;
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body.replace('\'', '"'))
                .build();
    }
}
