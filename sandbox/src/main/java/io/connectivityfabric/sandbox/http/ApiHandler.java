package io.connectivityfabric.sandbox.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests to an {@link Api}, with the latency and the faults that were asked for; admin requests have none. */
final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final String name;
    private final Api api;
    private final Api admin;
    private final Faults faults;
    private final Traffic traffic;
    private final Supplier<Duration> latency;
    private final InstantSource clock;

    ApiHandler(String name, Api api, LocalServer.Surroundings around) {
        this.name = name;
        this.api = api;
        this.admin = around.admin();
        this.faults = around.faults();
        this.traffic = around.traffic();
        this.latency = around.latency();
        this.clock = around.clock();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ApiRequest asked = read(request);
        if (asked.path().startsWith("/_sandbox")) {
            send(answer(admin, asked), response, callback);
            return true;
        }
        Optional<Fault> fault = faults.next(name, asked);
        if (fault.isPresent()) {
            strike(fault.get(), asked, request, response, callback);
            return true;
        }
        ApiResponse answer = answer(api, asked);
        count(answer);
        later(request, latency.get(), () -> {
            answer.sent().run();
            send(answer, response, callback);
        });
        return true;
    }

    private static ApiRequest read(Request request) throws IOException {
        byte[] body = new byte[0];
        if (request.getLength() != 0) {
            body = BufferUtil.toArray(Content.Source.asByteBuffer(request));
        }
        return new ApiRequest(
                request.getMethod(),
                request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority(),
                Request.getPathInContext(request),
                request.getHttpURI().getQuery(),
                request.getHeaders()::get,
                body);
    }

    private static ApiResponse answer(Api api, ApiRequest request) {
        try {
            return api.answer(request);
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed at {} {}", request.method(), request.path(), e);
            return ApiResponse.json(500, "{}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void strike(Fault fault, ApiRequest asked, Request request, Response response, Callback callback) {
        ApiResponse answer = switch (fault.kind()) {
            case STATUS ->
                fault.applied()
                        ? api.answerButFail(asked, fault.status(), fault.reason())
                        : api.failure(fault.status(), fault.reason());
            case BROKEN_JSON -> with(answer(api, asked), body -> Arrays.copyOf(body, body.length / 2));
            case GARBAGE -> with(answer(api, asked), ApiHandler::garbled);
            case TRUNCATED -> answer(api, asked);
            case TIMEOUT, RESET -> fault.applied() ? lost(answer(api, asked)) : lost();
        };
        for (Map.Entry<String, String> header : fault.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        finish(fault, answer, request, response, callback);
    }

    private void finish(Fault fault, ApiResponse answer, Request request, Response response, Callback callback) {
        count(answer);
        later(request, latency.get().plus(fault.hold()), () -> {
            answer.sent().run();
            switch (fault.kind()) {
                case TIMEOUT, RESET -> cut(request, callback);
                case TRUNCATED -> sendHalf(answer, request, response, callback);
                default -> send(answer, response, callback);
            }
        });
    }

    /** Stands in the figures for an answer that never left. */
    private static ApiResponse lost() {
        return ApiResponse.json(500, new byte[0]).routed("faults");
    }

    private static ApiResponse lost(ApiResponse answer) {
        return ApiResponse.json(500, new byte[0]).routed(answer.route()).whenSent(answer.sent());
    }

    private static ApiResponse with(ApiResponse whole, UnaryOperator<byte[]> damage) {
        return whole.damaged(damage.apply(whole.body()));
    }

    private static byte[] garbled(byte[] body) {
        byte[] garbage = new byte[body.length];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (body[i] ^ 0xA5);
        }
        return garbage;
    }

    /** The headers promise all of it. */
    private void sendHalf(ApiResponse answer, Request request, Response response, Callback callback) {
        head(answer, response);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        ByteBuffer half = ByteBuffer.wrap(answer.body(), 0, answer.body().length / 2);
        Callback then = Callback.from(() -> end(request, callback), callback::failed);
        response.write(false, half, then);
    }

    private static void end(Request request, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("truncated by the sandbox"));
    }

    /** Closes the socket so that the peer sees a reset, not an orderly end. */
    private static void cut(Request request, Callback callback) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException e) {
                LOG.debug("The connection was gone before it was cut", e);
            }
        }
        callback.failed(new EofException("cut by the sandbox"));
    }

    private void later(Request request, Duration delay, Runnable action) {
        if (delay.isZero()) {
            action.run();
        } else {
            request.getComponents().getScheduler().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void count(ApiResponse answer) {
        traffic.count(answer.routed(name + " " + answer.route()), System.nanoTime());
    }

    private void send(ApiResponse answer, Response response, Callback callback) {
        head(answer, response);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private void head(ApiResponse answer, Response response) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.DATE, DateGenerator.formatDate(clock.millis()));
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        for (ApiResponse.Header header : answer.headers()) {
            response.getHeaders().put(header.name(), header.value());
        }
    }
}
