package io.connectivityfabric.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/**
 * One answer.
 *
 * @param route the family it is counted under, such as {@code GET /v1/customers}
 * @param records how many records it serves
 * @param sent what to do once it is on its way, or would have been
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiResponse(
        int status, String route, String contentType, List<Header> headers, byte[] body, int records, Runnable sent) {
    private static final Runnable NOTHING = () -> {};
    private static final String JSON = "application/json;charset=utf-8";

    /** A response header. */
    public record Header(String name, String value) {}

    public static ApiResponse json(int status, byte[] body) {
        return new ApiResponse(status, "other", JSON, List.of(), body, 0, NOTHING);
    }

    public static ApiResponse json(int status, byte[] body, int records) {
        return new ApiResponse(status, "other", JSON, List.of(), body, records, NOTHING);
    }

    public static ApiResponse lines(byte[] body) {
        return new ApiResponse(200, "other", "application/x-ndjson", List.of(), body, 0, NOTHING);
    }

    public static ApiResponse noContent() {
        return new ApiResponse(204, "other", null, List.of(), new byte[0], 0, NOTHING);
    }

    public ApiResponse routed(String name) {
        return new ApiResponse(status, name, contentType, headers, body, records, sent);
    }

    public ApiResponse with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new ApiResponse(status, route, contentType, more, body, records, sent);
    }

    /** The same with another body, which serves no records. */
    ApiResponse damaged(byte[] other) {
        return new ApiResponse(status, route, contentType, headers, other, 0, sent);
    }

    public ApiResponse whenSent(Runnable action) {
        return new ApiResponse(status, route, contentType, headers, body, records, action);
    }
}
