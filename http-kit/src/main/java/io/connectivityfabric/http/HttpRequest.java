package io.connectivityfabric.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request to a provider.
 *
 * @param method      the verb, upper case
 * @param uri         absolute, http or https
 * @param headers     name to value; never shown by {@link #toString()}, because they carry the credentials
 * @param body        the bytes to send, null for none
 * @param contentType of the body, null without a body
 * @param repeatable  whether sending it a second time does no harm, so that it may be retried although nobody knows
 *                    whether the first attempt arrived
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record HttpRequest(
        String method, URI uri, Map<String, String> headers, byte[] body, String contentType, boolean repeatable) {

    public HttpRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        headers = Map.copyOf(headers);
    }

    /** A read without a body: always repeatable. */
    public static HttpRequest get(URI uri) {
        return new HttpRequest("GET", uri, Map.of(), null, null, true);
    }

    /** A POST that changes nothing, or the same thing however often it is sent: a search, a batch read, an upsert. */
    public static HttpRequest repeatablePost(URI uri, byte[] body, String contentType) {
        return new HttpRequest("POST", uri, Map.of(), body, contentType, true);
    }

    /** A POST that does something each time it arrives: retried only when it surely was not processed. */
    public static HttpRequest post(URI uri, byte[] body, String contentType) {
        return new HttpRequest("POST", uri, Map.of(), body, contentType, false);
    }

    /** This request with more headers; a name given again replaces the old value. */
    public HttpRequest withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpRequest(method, uri, all, body, contentType, repeatable);
    }

    /** Verb, host and path only: query, headers and body may hold personal data or credentials. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getRawPath();
    }
}
