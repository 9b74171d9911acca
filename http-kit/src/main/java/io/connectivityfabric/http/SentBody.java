package io.connectivityfabric.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request's body, which tells OkHttp whether it may send it again by itself on another connection. */
final class SentBody extends RequestBody {
    private final byte[] bytes;
    private final MediaType type;
    private final boolean repeatable;

    private SentBody(byte[] bytes, MediaType type, boolean repeatable) {
        this.bytes = bytes;
        this.type = type;
        this.repeatable = repeatable;
    }

    /** Null if the request has none. */
    static SentBody of(HttpRequest request) {
        if (request.body() == null) {
            return null;
        }
        MediaType type = request.contentType() == null ? null : MediaType.get(request.contentType());
        return new SentBody(request.body(), type, request.repeatable());
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return !repeatable;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
