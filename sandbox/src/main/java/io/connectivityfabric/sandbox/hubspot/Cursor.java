package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** Where a page ends; a client can only hand it back. */
final class Cursor {
    private Cursor() {}

    static String encoded(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("c:" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** The id behind which a page begins; 0 for the first one. */
    static long decoded(String cursor) {
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

    /** Appends how to get the next page of a request. */
    static void putNext(ApiRequest request, String cursor, JsonBuffer json) {
        json.put(JsonBuffer.ascii("\"paging\":{\"next\":{\"after\":\"" + cursor + "\",\"link\":"))
                .putLiteral(link(request, cursor))
                .put('}')
                .put('}');
    }

    static String link(ApiRequest request, String cursor) {
        String others = request.query().stream()
                .filter(p -> !p.name().equals("after"))
                .map(p -> p.name() + "=" + URLEncoder.encode(p.value(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return request.base() + request.path() + "?" + others + "after=" + cursor;
    }

    private static HubSpotException invalid(String cursor) {
        return HubSpotException.invalid("Invalid paging token: " + cursor);
    }
}
