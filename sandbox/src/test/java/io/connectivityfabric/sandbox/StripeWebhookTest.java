package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.connectivityfabric.sandbox.Client.Answer;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe sends events to whoever registers an address. */
class StripeWebhookTest {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private volatile int refusals;
    private Sandbox sandbox;
    private Client stripe;
    private StripeAccount account;
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean refused = refusals > 0;
            if (refused) {
                refusals--;
            } else {
                signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
                bodies.add(new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(5)
                .contacts(0)
                .build());
        sandbox.dials().webhookRetry(Duration.ofMillis(20));
        stripe = Client.stripe(sandbox, "acme");
        account = sandbox.tenant("acme").stripe();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.stop(0);
    }

    @Test
    void eventsAreSentSignedToWhoWantsThem() throws Exception {
        String secret = register("customer.created").at("/secret").asText();
        String id = account.createCustomer(Map.of("name", "Zoë"));
        account.updateCustomer(id, Map.of("name", "Zoe"));

        await().until(() -> bodies.size() == 1);
        JsonNode event = Json.MAPPER.readTree(bodies.get(0));
        assertThat(event.path("type").asText()).isEqualTo("customer.created");
        assertThat(event.at("/data/object/name").asText()).isEqualTo("Zoë");
        String time = signatures.get(0).replaceFirst("t=(\\d+),.*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((time + "." + bodies.get(0)).getBytes(StandardCharsets.UTF_8)));
        assertThat(signatures.get(0)).isEqualTo("t=" + time + ",v1=" + expected);
    }

    @Test
    void whatIsNotTakenIsSentAgainUpToThreeTimes() {
        register("*");
        refusals = 3;
        account.createCustomer(Map.of("name", "a"));
        await().until(() -> bodies.size() == 1);

        refusals = 4;
        account.createCustomer(Map.of("name", "b"));
        await().until(() -> refusals == 0);
        account.createCustomer(Map.of("name", "c"));
        await().until(() -> bodies.size() == 2);

        assertThat(bodies.get(1)).contains("\"c\"");
    }

    @Test
    void someAreSentTwiceIfThatIsAskedFor() {
        register("*");
        sandbox.dials().webhookDuplicatesPercent(100);
        account.createCustomer(Map.of("name", "a"));

        await().until(() -> bodies.size() == 2);
        assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
    }

    @Test
    void anAddressCanBeChangedDisabledAndTakenAway() {
        Answer created = register("customer.created");
        String path = "/v1/webhook_endpoints/" + created.at("/id").asText();

        assertThat(stripe.get(path).at("/secret").isMissingNode()).isTrue();
        assertThat(stripe.get("/v1/webhook_endpoints").at("/data/0/status").asText())
                .isEqualTo("enabled");
        assertThat(stripe.form(path, "disabled=true").at("/status").asText()).isEqualTo("disabled");
        account.createCustomer(Map.of("name", "a"));
        assertThat(stripe.form(path, "disabled=false&enabled_events[]=customer.updated")
                        .at("/enabled_events/0")
                        .asText())
                .isEqualTo("customer.updated");
        assertThat(stripe.delete(path).at("/deleted").asBoolean()).isTrue();
        assertThat(stripe.get(path).status()).isEqualTo(404);
        assertThat(bodies).isEmpty();
    }

    @Test
    void anAddressMustBeOne() {
        assertThat(stripe.form("/v1/webhook_endpoints", "url=nowhere&enabled_events[]=*")
                        .status())
                .isEqualTo(400);
        assertThat(stripe.form("/v1/webhook_endpoints", "url=http://127.0.0.1/")
                        .at("/error/param")
                        .asText())
                .isEqualTo("enabled_events");
    }

    private Answer register(String type) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        return stripe.form("/v1/webhook_endpoints", "url=" + url + "&enabled_events[]=" + type);
    }
}
