package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Contacts one by one, and their list. */
final class ObjectRoutes {
    private static final int MAX_LIMIT = 100;

    private ObjectRoutes() {}

    static ApiResponse list(Portal portal, ContactJson json, ApiRequest request) {
        int limit = limit(query(request, "limit"));
        long after = Cursor.decoded(query(request, "after"));
        List<ContactState> rows = portal.after(after, limit, flag(request, "archived"));
        boolean more = rows.size() > limit;
        List<ContactState> page = more ? rows.subList(0, limit) : rows;
        PropertySet properties = portal.catalog().set(asked(request));
        JsonBuffer out = new JsonBuffer(page.size() * 1024 + 256).put(JsonBuffer.ascii("{\"results\":["));
        for (int i = 0; i < page.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            json.put(page.get(i), properties, out);
        }
        out.put(']');
        if (more) {
            String cursor = Cursor.encoded(page.get(limit - 1).id());
            out.put(JsonBuffer.ascii(",\"paging\":{\"next\":{\"after\":\"" + cursor + "\",\"link\":"))
                    .putLiteral(link(request, cursor))
                    .put('}')
                    .put('}');
        }
        return ApiResponse.json(200, out.put('}').toBytes(), page.size());
    }

    static ApiResponse create(Portal portal, ContactJson json, ObjectNode body) {
        ContactState created = portal.write(w -> w.create(properties(body)));
        return shown(json, 201, created, portal.catalog().everything());
    }

    static ApiResponse show(Portal portal, ContactJson json, String id, ApiRequest request) {
        boolean archived = flag(request, "archived");
        ContactState contact = portal.found(id, idProperty(portal, request))
                .filter(c -> c.archived() == archived)
                .orElseThrow(() -> HubSpotException.notFound("resource not found"));
        return shown(json, 200, contact, portal.catalog().set(asked(request)));
    }

    static ApiResponse update(Portal portal, ContactJson json, String id, ApiRequest request, ObjectNode body) {
        String idProperty = idProperty(portal, request);
        ContactState updated = portal.write(w -> w.update(
                portal.found(id, idProperty)
                        .filter(c -> !c.archived())
                        .orElseThrow(() -> HubSpotException.notFound("resource not found")),
                properties(body)));
        List<String> written = new ArrayList<>();
        properties(body).fieldNames().forEachRemaining(written::add);
        return shown(json, 200, updated, portal.catalog().set(written));
    }

    /** What is not there is as good as archived. */
    static ApiResponse archive(Portal portal, String id) {
        portal.write(w -> {
            portal.found(id, null).filter(c -> !c.archived()).ifPresent(w::archive);
            return null;
        });
        return ApiResponse.noContent();
    }

    private static ApiResponse shown(ContactJson json, int status, ContactState contact, PropertySet properties) {
        JsonBuffer out = new JsonBuffer(2048);
        json.put(contact, properties, out);
        return ApiResponse.json(status, out.toBytes(), 1);
    }

    private static ObjectNode properties(ObjectNode body) {
        if (!(body.get("properties") instanceof ObjectNode properties)) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [properties]");
        }
        return properties;
    }

    private static String idProperty(Portal portal, ApiRequest request) {
        String idProperty = query(request, "idProperty");
        IdProperty.requireUnique(portal.catalog(), idProperty, true);
        return idProperty;
    }

    private static int limit(String text) {
        if (text == null) {
            return 10;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw HubSpotException.invalid("Invalid limit '" + text + "': it must be a positive integer");
        }
        int limit = Integer.parseInt(text);
        if (limit > MAX_LIMIT) {
            throw HubSpotException.invalid("Invalid limit '" + text + "': it must be at most " + MAX_LIMIT);
        }
        return limit;
    }

    /** The properties asked for: one list with commas, or the parameter several times. */
    private static List<String> asked(ApiRequest request) {
        List<String> names = new ArrayList<>();
        for (ApiRequest.Pair pair : request.query()) {
            if (pair.name().equals("properties")) {
                for (String name : pair.value().split(",", -1)) {
                    if (!name.isBlank()) {
                        names.add(name.strip());
                    }
                }
            }
        }
        return names;
    }

    static boolean flag(ApiRequest request, String name) {
        return "true".equals(query(request, name));
    }

    private static String query(ApiRequest request, String name) {
        return request.query().stream()
                .filter(p -> p.name().equals(name))
                .map(ApiRequest.Pair::value)
                .findFirst()
                .orElse(null);
    }

    private static String link(ApiRequest request, String cursor) {
        String others = request.query().stream()
                .filter(p -> !p.name().equals("after"))
                .map(p -> p.name() + "=" + URLEncoder.encode(p.value(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return request.base() + request.path() + "?" + others + "after=" + cursor;
    }

    /** Where a page ends; a client can only hand it back. */
    private static final class Cursor {
        private static String encoded(long id) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("c:" + id).getBytes(StandardCharsets.US_ASCII));
        }

        private static long decoded(String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return 0;
            }
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                if (text.matches("c:\\d{1,18}")) {
                    return Long.parseLong(text.substring(2));
                }
            } catch (IllegalArgumentException e) {
                throw invalid(cursor);
            }
            throw invalid(cursor);
        }

        private static HubSpotException invalid(String cursor) {
            return HubSpotException.invalid("Invalid paging token: " + cursor);
        }
    }
}
