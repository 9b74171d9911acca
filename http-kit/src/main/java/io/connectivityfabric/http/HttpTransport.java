package io.connectivityfabric.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests: connections are pooled, everything has a timeout, bodies are bounded and unzipped, redirects are not
 * followed (no provider's API answers with one, and credentials must not travel to another host). Safe for many threads.
 */
public final class HttpTransport implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 32;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final OkHttpClient client;
    private final TransportSettings settings;
    private volatile boolean closed;

    /**
     * @throws IllegalArgumentException if the proxy or truststore settings cannot be used; the message names the setting
     */
    public HttpTransport(TransportSettings settings) {
        this.settings = settings;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .eventListener(new LeavingListener())
                .followRedirects(false)
                .followSslRedirects(false)
                .dispatcher(dispatcher())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES));
        if (settings.proxy() != null) {
            Proxies.apply(settings.proxy(), builder);
        }
        if (settings.trust() != null) {
            Trust.apply(settings.trust(), builder);
        }
        this.client = builder.build();
    }

    /** The callers bound how many calls there are; the dispatcher does not. */
    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "connectivity-fabric-http-" + THREADS.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                }));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    TransportSettings settings() {
        return settings;
    }

    boolean closed() {
        return closed;
    }

    /**
     * Sends one request and reads the answer, whatever its status, to its end.
     *
     * @throws IOException          if there was no (whole) answer, or a larger one than allowed
     * @throws InterruptedException at once when the thread is interrupted; the call is cancelled
     */
    public HttpResponse execute(HttpRequest request) throws IOException, InterruptedException {
        return execute(request, () -> {});
    }

    /**
     * Sends one request, as {@link #execute(HttpRequest)}.
     *
     * @param leaving run when the connection is there and the request is about to be written
     */
    HttpResponse execute(HttpRequest request, Runnable leaving) throws IOException, InterruptedException {
        Call call = client.newCall(okRequest(request, leaving));
        Answer answer = new Answer(settings.maxBodyBytes());
        // Blocking reads do not notice interrupts, so the call runs on a thread of its own and this one waits.
        call.enqueue(answer);
        try {
            return answer.done.get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("The call failed: " + e.getCause(), e);
        }
    }

    private Request okRequest(HttpRequest request, Runnable leaving) {
        Request.Builder builder =
                new Request.Builder().url(request.uri().toString()).header("User-Agent", settings.userAgent());
        request.headers().forEach(builder::header);
        builder.tag(Leaving.class, new Leaving(leaving));
        return builder.method(request.method(), SentBody.of(request)).build();
    }

    /** Gives up calls in flight and lets go of connections and threads. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private record Leaving(Runnable notice) {}

    private static final class LeavingListener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            Leaving leaving = call.request().tag(Leaving.class);
            if (leaving != null) {
                leaving.notice.run();
            }
        }
    }

    private static final class Answer implements Callback {
        private final CompletableFuture<HttpResponse> done = new CompletableFuture<>();
        private final Instant sentAt = Instant.now();
        private final int maxBytes;

        Answer(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            done.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                done.complete(
                        new HttpResponse(response.code(), response.headers().toMultimap(), bounded(response), sentAt));
            } catch (IOException | RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }

        private byte[] bounded(Response response) throws IOException {
            try (InputStream body = response.body().byteStream()) {
                byte[] bytes = body.readNBytes(maxBytes);
                if (bytes.length == maxBytes && body.read() >= 0) {
                    throw new BodyTooLargeException(maxBytes);
                }
                return bytes;
            }
        }
    }
}
