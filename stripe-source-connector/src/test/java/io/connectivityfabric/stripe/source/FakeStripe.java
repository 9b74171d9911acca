package io.connectivityfabric.stripe.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * Stripe with the lists that a test puts into it, newest first as Stripe gives them: for what the sandbox does not have, and
 * for answers that a test wants just so.
 */
final class FakeStripe extends Dispatcher implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked for: path and query. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final MockWebServer server = new MockWebServer();
    /** Objects by the path of their list, newest first. */
    private final Map<String, List<ObjectNode>> lists = new HashMap<>();

    private final Map<String, Integer> refused = new HashMap<>();
    /** What is done before an answer, by the request that sets it off. */
    private final Map<String, Runnable> before = new HashMap<>();

    FakeStripe() {
        put("/v1/events");
        server.setDispatcher(this);
        try {
            server.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String url() {
        return server.url("/").toString().replaceAll("/$", "");
    }

    /** Lists of a path, each object as JSON with single quotes, newest first. */
    synchronized FakeStripe put(String path, String... objects) {
        List<ObjectNode> list = new ArrayList<>();
        for (String object : objects) {
            list.add(json(object));
        }
        lists.put(path, list);
        return this;
    }

    /** A newer object of a list. */
    synchronized void add(String path, String object) {
        lists.computeIfAbsent(path, key -> new ArrayList<>()).add(0, json(object));
    }

    synchronized void remove(String path, String id) {
        lists.get(path).removeIf(object -> object.path("id").asText().equals(id));
    }

    /** Something happened to an object. */
    void event(String id, long created, String type, String object, String previous) {
        add(
                "/v1/events",
                "{'id':'%s','object':'event','api_version':'2024-06-20','created':%d,'type':'%s','data':{'object':%s%s}}"
                        .formatted(
                                id,
                                created,
                                type,
                                object,
                                previous == null ? "" : ",'previous_attributes':" + previous));
    }

    synchronized void refuse(String path, int status) {
        refused.put(path, status);
    }

    synchronized void before(String request, Runnable action) {
        before.put(request, action);
    }

    long asked(String start) {
        return asked.stream().filter(request -> request.startsWith(start)).count();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String path = url.encodedPath();
        String asking = path + (url.query() == null ? "" : "?" + url.query());
        asked.add(asking);
        Runnable action;
        synchronized (this) {
            action = before.remove(asking);
        }
        if (action != null) {
            action.run();
        }
        return answer(path, url)
                .newBuilder()
                .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)))
                .build();
    }

    private synchronized MockResponse answer(String path, HttpUrl url) {
        if (refused.containsKey(path)) {
            return error(refused.get(path), "permission", "", "The key does not have the required permissions");
        }
        if (path.equals("/v1/account")) {
            return ok(json("{'id':'acct_own','object':'account'}"));
        }
        Map<String, String> query = new LinkedHashMap<>();
        url.queryParameterNames().forEach(name -> query.put(name, url.queryParameter(name)));
        List<ObjectNode> list = lists.get(path);
        if (list != null) {
            return page(list, query);
        }
        int slash = path.lastIndexOf('/');
        return lists.getOrDefault(path.substring(0, slash), List.of()).stream()
                .filter(object -> object.path("id").asText().equals(path.substring(slash + 1)))
                .findFirst()
                .map(FakeStripe::ok)
                .orElseGet(() -> error(404, "resource_missing", "id", "No such object"));
    }

    private static MockResponse page(List<ObjectNode> list, Map<String, String> query) {
        List<ObjectNode> matching = list.stream()
                .filter(object -> inside(object, query) && belongs(object, query))
                .toList();
        String after = query.get("starting_after");
        int start = 0;
        if (after != null) {
            List<String> ids =
                    matching.stream().map(object -> object.path("id").asText()).toList();
            if (!ids.contains(after)) {
                return error(400, "resource_missing", "starting_after", "No such object: " + after);
            }
            start = ids.indexOf(after) + 1;
        }
        int end = Math.min(matching.size(), start + Integer.parseInt(query.getOrDefault("limit", "10")));
        ObjectNode page = JSON.createObjectNode().put("object", "list");
        page.putArray("data").addAll(matching.subList(start, end));
        return ok(page.put("has_more", end < matching.size()));
    }

    private static boolean inside(JsonNode object, Map<String, String> query) {
        long created = object.path("created").asLong(object.path("date").asLong());
        return created >= Long.parseLong(query.getOrDefault("created[gte]", "0"))
                && created <= Long.parseLong(query.getOrDefault("created[lte]", "9999999999"));
    }

    /** Whether an object names the parent that the query is about. */
    private static boolean belongs(JsonNode object, Map<String, String> query) {
        for (String parent : List.of("subscription", "value_list", "setup_intent", "charge")) {
            if (query.containsKey(parent) && !object.path(parent).asText().equals(query.get(parent))) {
                return false;
            }
        }
        return true;
    }

    private static MockResponse ok(JsonNode json) {
        return new MockResponse.Builder().body(json.toString()).build();
    }

    private static MockResponse error(int status, String code, String param, String message) {
        ObjectNode error = JSON.createObjectNode();
        error.putObject("error").put("code", code).put("param", param).put("message", message);
        return new MockResponse.Builder().code(status).body(error.toString()).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
