package io.connectivityfabric.it.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Stands between a connector and a server, forwards every request unchanged, and holds request and answer against an
 * OpenAPI document. It watches and never interferes: what it finds is in {@link #violations()}.
 */
final class ConformanceProxy implements AutoCloseable {
    /** Headers of one connection, not of the message; and the encoding, since answers are read here. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "host",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "upgrade",
            "keep-alive",
            "expect",
            "http2-settings");

    private final URI upstream;
    private final ExchangeCheck check;
    private final Violations violations;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    private ConformanceProxy(SpecDocument document, AllowList allowed, URI upstream) {
        this.upstream = upstream;
        this.check = new ExchangeCheck(document);
        this.violations = new Violations(allowed);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Forward());
    }

    /**
     * Starts a proxy on a free port of 127.0.0.1.
     *
     * @param document an OpenAPI 3.0 document in JSON
     * @param allowed findings to overlook, see {@link AllowList}
     * @param upstream the server's base address
     */
    static ConformanceProxy start(Path document, AllowList allowed, URI upstream) throws Exception {
        ConformanceProxy proxy = new ConformanceProxy(SpecDocument.read(document), allowed, upstream);
        proxy.server.start();
        return proxy;
    }

    /** The address to give to a connector. */
    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** What was found so far. */
    Violations violations() {
        return violations;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private final class Forward extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body = bytes(Content.Source.asByteBuffer(request));
            HttpResponse<byte[]> answer;
            try {
                answer = client.send(forwarded(request, body), HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException | InterruptedException e) {
                // The server dropped the connection, or the proxy is being closed: the caller sees the same.
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.succeeded();
                return true;
            }
            long started = System.nanoTime();
            violations.add(check.check(exchange(request, body, answer)), System.nanoTime() - started);
            response.setStatus(answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                    values.forEach(value -> response.getHeaders().add(name, value));
                }
            });
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }

        private HttpRequest forwarded(Request request, byte[] body) {
            HttpRequest.Builder builder = HttpRequest.newBuilder(
                            upstream.resolve(request.getHttpURI().getPathQuery()))
                    .method(request.getMethod(), publisher(body));
            for (HttpField field : request.getHeaders()) {
                if (!NOT_FORWARDED.contains(field.getLowerCaseName())) {
                    builder.header(field.getName(), field.getValue());
                }
            }
            return builder.build();
        }

        private HttpRequest.BodyPublisher publisher(byte[] body) {
            return body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body);
        }

        private Exchange exchange(Request request, byte[] body, HttpResponse<byte[]> answer) {
            String query = request.getHttpURI().getQuery();
            String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            return new Exchange(
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    query == null ? "" : query,
                    request.getHeaders().contains(HttpHeader.AUTHORIZATION),
                    contentType == null ? "" : contentType.replaceAll(";.*", "").trim(),
                    body,
                    answer.statusCode(),
                    answer.body());
        }

        private byte[] bytes(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }
}
