package io.connectivityfabric.it.support;

import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends what Stripe would, signed by Stripe's own library. */
public final class WebhookSender {
    public static final String SECRET = "whsec_integration";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    private WebhookSender(int port) {
        this.port = port;
    }

    /** Nobody listens there yet. */
    public static WebhookSender toFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new WebhookSender(socket.getLocalPort());
        }
    }

    public int port() {
        return port;
    }

    /** Waits until a connector listens and takes events. */
    public void awaitListener() {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.send(health, BodyHandlers.discarding()).statusCode() == 200);
    }

    public HttpResponse<String> sendSigned(String event) throws Exception {
        return sendSignedWith(SECRET, event);
    }

    public HttpResponse<String> sendSignedWith(String secret, String event) throws Exception {
        long now = Webhook.Util.getTimeNow();
        String signature = "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(secret, now + "." + event);
        return send(request(event).header("Stripe-Signature", signature).build());
    }

    public HttpResponse<String> sendUnsigned(String event) throws Exception {
        return send(request(event).build());
    }

    private HttpRequest.Builder request(String event) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stripe"))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(event));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
