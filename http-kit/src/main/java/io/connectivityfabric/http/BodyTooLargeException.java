package io.connectivityfabric.http;

import java.io.IOException;

/** An answer was larger than {@code http.max.body.bytes}. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(int limit) {
        super("the answer is larger than http.max.body.bytes (" + limit + ")");
    }
}
