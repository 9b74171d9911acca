package io.connectivityfabric.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds an address with percent-encoded query parameters, in the order they are added. */
public final class QueryString {
    private final StringBuilder address;
    private boolean any;

    private QueryString(String address) {
        this.address = new StringBuilder(address);
    }

    /** A path below a base URL, whether or not the base ends with a slash. */
    public static QueryString of(URI base, String path) {
        String b = base.toString();
        return new QueryString((b.endsWith("/") ? b.substring(0, b.length() - 1) : b) + path);
    }

    /** Adds a parameter; a null value adds nothing. */
    public QueryString with(String name, Object value) {
        if (value != null) {
            address.append(any ? '&' : '?').append(encode(name)).append('=').append(encode(value.toString()));
            any = true;
        }
        return this;
    }

    /** Encodes one path segment or parameter. */
    public static String encode(String text) {
        // URLEncoder writes form bodies, where a blank is a plus; in an address only %20 is safe everywhere.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public URI uri() {
        return URI.create(address.toString());
    }
}
