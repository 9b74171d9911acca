package io.connectivityfabric.connect.webhook;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceRecord;

/** A webhook task, a worker's thread that polls it, and somebody who sends requests. */
final class ListeningTask implements AutoCloseable {
    static final HttpClient HTTP1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What Connect would have sent to Kafka, in order. */
    final List<SourceRecord> polled = new CopyOnWriteArrayList<>();

    private final WebhookLoop loop;
    private final String path;
    private final Thread worker;
    private final List<SourceRecord> uncommitted = new ArrayList<>();
    private volatile boolean holdsBack;
    private volatile boolean paused;
    private volatile boolean stopped;

    private ListeningTask(WebhookLoop loop, String path) {
        this.loop = loop;
        this.path = path;
        this.worker = new Thread(this::work);
    }

    static ListeningTask start(Map<String, String> settings) throws InterruptedException {
        return start("webhooks", settings, new FakeProvider(), new Listeners(Duration.ofMillis(200)));
    }

    static ListeningTask start(
            String connector, Map<String, String> settings, WebhookProvider provider, Listeners listeners)
            throws InterruptedException {
        ListeningTask task = create(connector, settings, provider, listeners);
        task.worker.start();
        task.awaitReady();
        return task;
    }

    /** One whose port does not speak plain HTTP, so that nobody asks it whether it is ready. */
    static ListeningTask startSilently(Map<String, String> settings) {
        ListeningTask task = create("webhooks", settings, new FakeProvider(), new Listeners(Duration.ofMillis(200)));
        task.worker.start();
        return task;
    }

    /** One that is not polled. */
    static ListeningTask create(
            String connector, Map<String, String> settings, WebhookProvider provider, Listeners listeners) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent(ListenerConfig.PORT, String.valueOf(freePort()));
        all.putIfAbsent(ListenerConfig.HOST, "127.0.0.1");
        ConfigDef definition = new ConfigDef();
        ListenerConfig.define(definition, "/fake");
        WebhookConfig.define(definition, "fake");
        AbstractConfig config = new AbstractConfig(definition, all, false);
        return new ListeningTask(
                new WebhookLoop(connector, new WebhookConfig(config), provider, () -> {}, listeners),
                new ListenerConfig(config).path());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await().pollInterval(Duration.ofMillis(20)).until(() -> get("/health").statusCode() == 200);
    }

    private void work() {
        try {
            while (!stopped) {
                if (paused) {
                    Thread.onSpinWait();
                    continue;
                }
                List<SourceRecord> records = loop.poll();
                if (records != null) {
                    polled.addAll(records);
                    send(records);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void send(List<SourceRecord> records) {
        if (holdsBack) {
            uncommitted.addAll(records);
        } else {
            records.forEach(loop::committed);
        }
    }

    /** Kafka acknowledges nothing any more. */
    void holdBack() {
        holdsBack = true;
    }

    /** Kafka acknowledges one more record. */
    synchronized void commitNext() {
        loop.committed(uncommitted.remove(0));
    }

    /** How many requests wait to be completed. */
    int waiting() {
        return loop.waiting();
    }

    synchronized int uncommitted() {
        return uncommitted.size();
    }

    /** Connect does not poll any more. */
    void pause() {
        paused = true;
    }

    int port() {
        return loop.port();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> get(String at) throws IOException, InterruptedException {
        return HTTP1.send(HttpRequest.newBuilder(uri().resolve(at)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return HTTP1.send(request(body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> postLater(String body) {
        return HTTP1.sendAsync(request(body), BodyHandlers.ofString());
    }

    HttpRequest request(String body) {
        return HttpRequest.newBuilder(uri())
                .header(FakeProvider.SIGNATURE, "GENUINE")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        stopped = true;
        worker.interrupt();
        try {
            worker.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
    }
}
