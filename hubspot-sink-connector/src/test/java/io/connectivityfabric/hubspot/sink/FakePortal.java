package io.connectivityfabric.hubspot.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.http.TransportSettings;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A HubSpot account with contacts whose e-mail addresses and id property are unique; answers batches in mixed order. */
final class FakePortal implements AutoCloseable {

    static final String TOKEN = "pat-na1-test";
    static final long PORTAL = 4711;
    static final String ID = "fabric_id";

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Answers to give instead of the portal's own, in their order. */
    final Deque<MockResponse> disturbances = new ArrayDeque<>();

    /** Whether a bad input is told apart from the others; without, it takes the whole batch along. */
    volatile boolean mixedAnswers = true;

    /** Whether lookups by e-mail find anything. */
    volatile boolean emailLookup = true;

    /** Writes wait here. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Map<String, String>> contacts = new LinkedHashMap<>();
    private final Map<String, Boolean> properties = new TreeMap<>();
    private long nextId = 1000;

    FakePortal() {
        for (String name : List.of("email", "firstname", "lastname", "phone", "hs_additional_emails")) {
            properties.put(name, false);
        }
        properties.put(ID, true);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    HubSpotClient client() {
        return client(new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20)));
    }

    HubSpotClient client(RetryPolicy retry) {
        return new HubSpotClient(
                new HubSpotSettings(
                        URI.create(url()),
                        TOKEN,
                        HubSpotApiVersion.DEFAULT,
                        RateUse.FULL,
                        TransportSettings.defaults(),
                        retry),
                CallObserver.NONE);
    }

    synchronized String add(String... namesAndValues) {
        Map<String, String> contact = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            contact.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        String id = Long.toString(nextId++);
        contacts.put(id, contact);
        return id;
    }

    synchronized void remove(String id) {
        contacts.remove(id);
    }

    synchronized Map<String, Map<String, String>> contacts() {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        contacts.forEach((id, contact) -> copy.put(id, Map.copyOf(contact)));
        return copy;
    }

    synchronized void property(String name, boolean unique) {
        properties.put(name, unique);
    }

    synchronized void removeProperty(String name) {
        properties.remove(name);
    }

    synchronized Map<String, Boolean> properties() {
        return Map.copyOf(properties);
    }

    void disturb(int status, String body) {
        synchronized (disturbances) {
            disturbances.add(new MockResponse.Builder().code(status).body(body).build());
        }
    }

    private MockResponse answer(RecordedRequest request) throws InterruptedException {
        if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
            return json(401, error("INVALID_AUTHENTICATION", "Authentication credentials not found"));
        }
        String path = request.getTarget();
        if (path.contains("/batch/upsert") || path.contains("/batch/update")) {
            gate.await();
        }
        synchronized (disturbances) {
            if (!disturbances.isEmpty() && path.contains("/batch/")) {
                calls.add("disturbed");
                return disturbances.poll();
            }
        }
        try {
            JsonNode body = request.getBody() == null
                    ? null
                    : JSON.readTree(request.getBody().toByteArray());
            return answer(request.getMethod() + " " + path.substring(path.lastIndexOf('/') + 1), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized MockResponse answer(String call, JsonNode body) {
        calls.add(call
                + (body != null && body.has("inputs")
                        ? " " + body.path("inputs").size()
                        : ""));
        return switch (call) {
            case "GET details" -> json(200, JSON.createObjectNode().put("portalId", PORTAL));
            case "GET contacts" -> json(200, definitions());
            case "POST contacts" -> createProperty(body);
            case "POST read" -> read(body);
            case "POST upsert", "POST update" -> write(body, call.endsWith("upsert"));
            default -> throw new AssertionError("unexpected " + call);
        };
    }

    private ObjectNode definitions() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        properties.forEach(
                (name, unique) -> results.addObject().put("name", name).put("hasUniqueValue", unique));
        return answer;
    }

    private MockResponse createProperty(JsonNode body) {
        String name = body.path("name").asText();
        if (properties.putIfAbsent(name, body.path("hasUniqueValue").asBoolean()) != null) {
            return json(409, error("CONFLICT", "property " + name + " already exists"));
        }
        return json(201, JSON.createObjectNode().put("name", name));
    }

    private MockResponse read(JsonNode body) {
        String by = body.path("idProperty").asText("");
        ObjectNode answer = JSON.createObjectNode().put("status", "COMPLETE");
        ArrayNode results = answer.putArray("results");
        for (JsonNode input : body.path("inputs")) {
            String wanted = input.path("id").asText();
            find(id -> matches(id, by, wanted)).ifPresent(id -> results.add(object(id)));
        }
        int missing = body.path("inputs").size() - results.size();
        if (missing > 0) {
            answer.putArray("errors").add(error("OBJECT_NOT_FOUND", "Could not get some objects"));
        }
        return json(missing > 0 ? 207 : 200, answer);
    }

    private boolean matches(String id, String by, String wanted) {
        return switch (by) {
            case "" -> id.equals(wanted);
            case "email" -> emailLookup && emails(contacts.get(id)).contains(wanted.toLowerCase(Locale.ROOT));
            default -> wanted.equals(contacts.get(id).get(by));
        };
    }

    private MockResponse write(JsonNode body, boolean upsert) {
        Set<String> ids = new HashSet<>();
        body.path("inputs").forEach(input -> ids.add(input.path("id").asText()));
        if (ids.size() < body.path("inputs").size()) {
            return json(400, error("VALIDATION_ERROR", "Duplicate IDs found in batch input"));
        }
        List<ObjectNode> results = new ArrayList<>();
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode input : body.path("inputs")) {
            ObjectNode error = refusal(input, upsert);
            if (error == null) {
                results.add(apply(input, upsert));
            } else if (mixedAnswers) {
                error.putObject("context")
                        .putArray("objectWriteTraceId")
                        .add(input.path("objectWriteTraceId").asText());
                errors.add(error);
            } else {
                return json("CONFLICT".equals(error.path("category").asText()) ? 409 : 400, error);
            }
        }
        Collections.reverse(results);
        ObjectNode answer = JSON.createObjectNode().put("status", "COMPLETE");
        answer.putArray("results").addAll(results);
        if (!errors.isEmpty()) {
            answer.putArray("errors").addAll(errors);
        }
        return json(errors.isEmpty() ? 200 : 207, answer);
    }

    private ObjectNode refusal(JsonNode input, boolean upsert) {
        String id = idOf(input, upsert);
        if (!upsert && id == null) {
            return error("OBJECT_NOT_FOUND", "Object not found");
        }
        for (Map.Entry<String, JsonNode> property : input.path("properties").properties()) {
            if (!properties.containsKey(property.getKey())) {
                return error("VALIDATION_ERROR", "PROPERTY_DOESNT_EXIST: " + property.getKey());
            }
        }
        String email = input.path("properties").path("email").asText("").toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !email.contains("@")) {
            return error("VALIDATION_ERROR", "Email address " + email + " is invalid");
        }
        Optional<String> holder = email.isEmpty()
                ? Optional.empty()
                : find(other -> emails(contacts.get(other)).contains(email));
        if (holder.isPresent() && !holder.get().equals(id)) {
            return error("CONFLICT", "Contact already exists. Existing ID: " + holder.get());
        }
        return null;
    }

    private ObjectNode apply(JsonNode input, boolean upsert) {
        String id = idOf(input, upsert);
        boolean created = id == null;
        if (created) {
            id = add(ID, input.path("id").asText());
        }
        Map<String, String> contact = contacts.get(id);
        input.path("properties").properties().forEach(property -> {
            boolean email = property.getKey().equals("email");
            String value = property.getValue().asText();
            contact.put(property.getKey(), email ? value.toLowerCase(Locale.ROOT) : value);
        });
        ObjectNode result = object(id)
                .put("objectWriteTraceId", input.path("objectWriteTraceId").asText());
        return upsert ? result.put("new", created) : result;
    }

    private String idOf(JsonNode input, boolean upsert) {
        String wanted = input.path("id").asText();
        return find(id -> upsert ? wanted.equals(contacts.get(id).get(ID)) : wanted.equals(id))
                .orElse(null);
    }

    private Optional<String> find(Predicate<String> wanted) {
        return contacts.keySet().stream().filter(wanted).findFirst();
    }

    private static Set<String> emails(Map<String, String> contact) {
        Set<String> emails = new HashSet<>(List.of(contact.getOrDefault("hs_additional_emails", "")
                .toLowerCase(Locale.ROOT)
                .split(";")));
        emails.add(contact.getOrDefault("email", "").toLowerCase(Locale.ROOT));
        return emails;
    }

    private ObjectNode object(String id) {
        ObjectNode object = JSON.createObjectNode().put("id", id);
        ObjectNode values = object.putObject("properties");
        properties.keySet().forEach(name -> values.put(name, contacts.get(id).get(name)));
        return object.put("createdAt", "2026-01-01T00:00:00Z")
                .put("updatedAt", "2026-01-01T00:00:00Z")
                .put("archived", false);
    }

    private static ObjectNode error(String category, String message) {
        return JSON.createObjectNode()
                .put("status", "error")
                .put("category", category)
                .put("message", message)
                .put("correlationId", "c0ffee");
    }

    private static MockResponse json(int status, ObjectNode body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
    }

    @Override
    public void close() {
        gate.countDown();
        server.close();
    }
}
