package io.connectivityfabric.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request as an API sees it.
 *
 * @param base scheme, host and port that it was sent to
 * @param path decoded, without the query
 * @param rawQuery as sent, or null
 * @param header looks a header up, ignoring case; null if it was not sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiRequest(
        String method, String base, String path, String rawQuery, Function<String, String> header, byte[] body) {

    /** A name and its value, decoded. */
    public record Pair(String name, String value) {}

    public Optional<String> header(String name) {
        return Optional.ofNullable(header.apply(name));
    }

    /** The query's pairs in their order. */
    public List<Pair> query() {
        return pairs(rawQuery == null ? "" : rawQuery);
    }

    /** The form-encoded body's pairs in their order. */
    public List<Pair> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    private static List<Pair> pairs(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : encoded.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                pairs.add(
                        equals < 0
                                ? new Pair(decoded(part), "")
                                : new Pair(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray % is taken as it stands, as lenient servers do.
            return text;
        }
    }
}
