package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.sandbox.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminTest {
    private Sandbox sandbox;
    private Client admin;

    @BeforeEach
    void start() {
        sandbox =
                Sandbox.start(SandboxOptions.builder().customers(12).contacts(7).build());
        admin = Client.stripe(sandbox, "acme").as(null);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellsWhoMayCallWhatWhere() {
        Answer overview = admin.get("/_sandbox");
        assertThat(overview.at("/hubspot").asText()).isEqualTo(sandbox.hubspotUrl());
        assertThat(overview.at("/tenants/1/stripe_key").asText()).isEqualTo("sk_test_globex");
        assertThat(overview.at("/tenants/1/contacts").asInt()).isEqualTo(7);
    }

    @Test
    void countsByRoute() {
        Client.stripe(sandbox, "acme").get("/v1/customers?limit=5");
        Client.stripe(sandbox, "acme").get("/v1/customers/cus_x");
        JsonNode stats = admin.get("/_sandbox/stats").body();
        assertThat(stats.at("/stripe GET ~1v1~1customers/records").asInt()).isEqualTo(5);
        assertThat(stats.at("/stripe GET ~1v1~1customers~1:id/clientErrors").asInt())
                .isEqualTo(1);
        assertThat(admin.delete("/_sandbox/stats").status()).isEqualTo(204);
        assertThat(admin.get("/_sandbox/stats").body()).isEmpty();
    }

    @Test
    void dumpsAndChangesObjects() throws Exception {
        String customers = "/_sandbox/tenants/acme/stripe/customers";
        String id = admin.post(customers, Map.of("name", "Neu", "address[city]", "Ulm"))
                .at("/id")
                .asText();
        admin.post(customers + "/" + id, Map.of("name", "Alt"));
        List<String> lines = lines(sandbox.stripeUrl() + customers);
        assertThat(lines).hasSize(13);
        JsonNode last = new ObjectMapper().readTree(lines.get(12));
        assertThat(last.at("/name").asText()).isEqualTo("Alt");
        assertThat(last.at("/address/city").asText()).isEqualTo("Ulm");
        assertThat(admin.delete(customers + "/" + id).status()).isEqualTo(204);
        assertThat(sandbox.tenant("acme").stripe().customer(id)).isEmpty();

        String contacts = "/_sandbox/tenants/acme/hubspot/contacts";
        String contact =
                admin.post(contacts, Map.of("email", "X@example.com")).at("/id").asText();
        assertThat(lines(sandbox.hubspotUrl() + contacts)).hasSize(8).anyMatch(l -> l.contains("\"x@example.com\""));
        admin.delete(contacts + "/" + contact);
        assertThat(sandbox.tenant("acme").hubspot().contactCount()).isEqualTo(7);
    }

    @Test
    void anyStripeObjectCanBeDriven() throws Exception {
        String lists = "/_sandbox/tenants/acme/stripe/value_lists";
        int before = lines(sandbox.stripeUrl() + lists).size();
        String id = admin.post(lists, Map.of("name", "Neu", "metadata", Map.of("k", "v")))
                .at("/id")
                .asText();
        admin.post(lists + "/" + id, Map.of("name", "Alt"));
        Answer shown = Client.stripe(sandbox, "acme").get("/v1/radar/value_lists/" + id);
        assertThat(shown.at("/name").asText()).isEqualTo("Alt");
        assertThat(shown.at("/metadata/k").asText()).isEqualTo("v");
        assertThat(admin.get(lists + "/" + id).body()).isEqualTo(shown.body());
        assertThat(lines(sandbox.stripeUrl() + lists)).hasSize(before + 1);
        assertThat(lines(sandbox.stripeUrl() + lists + "?from=" + before + "&most=5"))
                .singleElement()
                .asString()
                .contains(id);
        assertThat(admin.delete(lists + "/" + id).status()).isEqualTo(204);
        assertThat(lines(sandbox.stripeUrl() + lists)).hasSize(before);
        sandbox.dials().eventLag(Duration.ZERO);
        admin.post(
                "/_sandbox/tenants/acme/stripe-events",
                Map.of("type", "invoice.upcoming", "object", Map.of("object", "invoice")));
        Answer event = Client.stripe(sandbox, "acme").get("/v1/events?type=invoice.upcoming");
        assertThat(event.at("/data/0/data/object/object").asText()).isEqualTo("invoice");
        assertThat(admin.post("/_sandbox/tenants/acme/stripe/invoice_lines", Map.of())
                        .at("/error")
                        .asText())
                .contains("invoice_lines")
                .contains("'invoice'");
    }

    @Test
    void dialsTurnWhileItRuns() {
        assertThat(admin.post("/_sandbox/dials", Map.of("limits", false, "event_retention_seconds", 60))
                        .status())
                .isEqualTo(204);
        assertThat(sandbox.dials().limits()).isFalse();
        assertThat(sandbox.dials().eventRetention().toSeconds()).isEqualTo(60);
        assertThat(admin.post("/_sandbox/dials", Map.of("volume", 11))
                        .at("/error")
                        .asText())
                .contains("'volume'")
                .contains("event_lag_ms");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(admin.get("/_sandbox/tenants/nobody/stripe/customers")
                        .at("/error")
                        .asText())
                .contains("no tenant 'nobody'");
        assertThat(admin.post("/_sandbox/faults", Map.of("status", 200))
                        .at("/error")
                        .asText())
                .contains("status must be from 400 to 599");
        admin.post("/_sandbox/faults", Map.of("api", "stripe", "status", 500));
        assertThat(Client.stripe(sandbox, "acme").get("/v1/customers").status()).isEqualTo(500);
    }

    @Test
    void takenPortNamesTheFlagToChange() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exit = SandboxMain.run(
                    new String[] {"--hubspot-port", Integer.toString(other.getLocalPort())},
                    System.out,
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(exit).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("Port " + other.getLocalPort())
                    .contains("--hubspot-port");
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(SandboxMain.run(new String[] {"--custmers", "5"}, out, out)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Unknown argument --custmers");
        assertThat(SandboxMain.run(new String[] {"--stripe-objects", "chargess=5"}, out, out))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no Stripe objects 'chargess'");
        assertThat(SandboxMain.run(new String[] {"--customers", "many"}, out, out))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--customers needs a whole number, not 'many'");
    }

    private static List<String> lines(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }
}
