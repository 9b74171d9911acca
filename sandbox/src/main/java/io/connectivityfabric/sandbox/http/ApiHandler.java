package io.connectivityfabric.sandbox.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
        later(request, latency.get(), () -> send(answer, response, callback));
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
            case STATUS -> fault.applied() ? api.answerButFail(asked, fault.status()) : api.failure(fault.status());
            case BROKEN_JSON -> halved(answer(api, asked));
            case TIMEOUT, RESET -> lost(fault.applied() ? answer(api, asked).route() : "faults");
        };
        count(answer);
        later(request, latency.get().plus(fault.hold()), () -> {
            if (fault.kind() == Fault.Kind.TIMEOUT || fault.kind() == Fault.Kind.RESET) {
                cut(request, callback);
            } else {
                send(answer, response, callback);
            }
        });
    }

    /** Stands in the figures for an answer that never left. */
    private static ApiResponse lost(String route) {
        return ApiResponse.json(500, new byte[0]).routed(route);
    }

    private static ApiResponse halved(ApiResponse whole) {
        byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
        return new ApiResponse(whole.status(), whole.route(), whole.contentType(), whole.headers(), half, 0);
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
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.DATE, DateGenerator.formatDate(clock.millis()));
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        for (ApiResponse.Header header : answer.headers()) {
            response.getHeaders().put(header.name(), header.value());
        }
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
