package io.connectivityfabric.http;

import java.util.function.UnaryOperator;

/**
 * A request that somebody sent to us, as far as a signature can be about it.
 *
 * @param method  in upper case
 * @param uri     the whole address as the sender knows it, with scheme, host and query
 * @param headers gives a header by its name, in any case; null if it is not there
 * @param body    the bytes as they came
 */
public record SignedRequest(String method, String uri, UnaryOperator<String> headers, byte[] body) {

    /** A header's value; null if it is not there. */
    public String header(String name) {
        return headers.apply(name);
    }

    /** Method and size only: the rest may hold personal data. */
    @Override
    public String toString() {
        return method + " of " + body.length + " bytes";
    }
}
