package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.http.SignedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Brings requests to the tasks that they are for, and their answers back. Holds no thread while a request waits. */
final class WebhookHandler extends Handler.Abstract {
    static final String HEALTH = "/health";
    /** Providers have schedules of their own; load balancers and proxies may heed it. */
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Sites sites;
    private final SlowHeads slowHeads;
    private final LongAdder unknownPaths = new LongAdder();

    WebhookHandler(Sites sites, SlowHeads slowHeads) {
        this.sites = sites;
        this.slowHeads = slowHeads;
    }

    /** How many requests were for a path at which nobody listens. */
    long unknownPaths() {
        return unknownPaths.sum();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Connection connection = request.getConnectionMetaData().getConnection();
        slowHeads.headCame(connection);
        Callback done = Callback.from(callback, () -> slowHeads.requestEnded(connection));
        String path = request.getHttpURI().getPath();
        Endpoint endpoint = sites.at(path);
        if (endpoint != null) {
            receive(endpoint, request, response, done);
        } else if (HEALTH.equals(path)) {
            boolean ready = sites.isReady();
            send(response, done, ready ? 200 : 503, ready ? "ready" : "not ready");
        } else if (sites.isKnown(path)) {
            answer(response, done, Outcome.STOPPING);
        } else {
            unknownPaths.increment();
            answer(response, done, Outcome.UNKNOWN_PATH);
        }
        return true;
    }

    private static void receive(Endpoint endpoint, Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.POST.asString());
            refuse(endpoint, response, callback, Outcome.WRONG_METHOD);
        } else if (request.getLength() > endpoint.maxBodyBytes()) {
            refuse(endpoint, response, callback, Outcome.BODY_TOO_LARGE);
        } else {
            new BodyReader(
                            request,
                            endpoint.maxBodyBytes(),
                            endpoint.bodyTimeout(),
                            body -> endpoint.receive(
                                    signed(endpoint, request, body), outcome -> answer(response, callback, outcome)),
                            failure -> refuse(endpoint, response, callback, failure))
                    .run();
        }
    }

    private static SignedRequest signed(Endpoint endpoint, Request request, byte[] body) {
        String uri = endpoint.publicBaseUrl() == null
                ? request.getHttpURI().asString()
                : endpoint.publicBaseUrl() + request.getHttpURI().getPathQuery();
        return new SignedRequest(request.getMethod(), uri, request.getHeaders()::get, body);
    }

    private static void refuse(Endpoint endpoint, Response response, Callback callback, Outcome outcome) {
        endpoint.refused(outcome);
        if (outcome == Outcome.BODY_TOO_SLOW || outcome == Outcome.BODY_TOO_LARGE) {
            // What is left of the body is not waited for.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        answer(response, callback, outcome);
    }

    private static void answer(Response response, Callback callback, Outcome outcome) {
        if (outcome.mayBeSentAgain()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        send(response, callback, outcome.status(), outcome.words());
    }

    private static void send(Response response, Callback callback, int status, String words) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.write(true, ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)), callback);
    }
}
