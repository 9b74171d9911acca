package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeEventTest {
    private static SandboxOptions.Builder options() {
        return SandboxOptions.builder().customers(0).contacts(0).limits(false).eventLag(Duration.ZERO);
    }

    @Test
    void pagesBySameCursorsAsAnyList() {
        try (Sandbox sandbox = Sandbox.start(options().build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            for (int i = 0; i < 25; i++) {
                sandbox.tenant("acme").stripe().createCustomer(Map.of("name", "n" + i));
            }
            List<String> newest = ids(stripe.get("/v1/events?limit=25"));
            assertThat(newest).doesNotHaveDuplicates().hasSize(25);
            assertThat(ids(stripe.get("/v1/events?limit=10&starting_after=" + newest.get(4))))
                    .isEqualTo(newest.subList(5, 15));
            assertThat(ids(stripe.get("/v1/events?limit=3&ending_before=" + newest.get(10))))
                    .isEqualTo(newest.subList(7, 10));
            Answer one = stripe.get("/v1/events/" + newest.get(0));
            assertThat(one.at("/data/object/name").asText()).isEqualTo("n24");
            assertThat(one.at("/api_version").asText()).isEqualTo("2026-10-28.endive");
            assertThat(one.at("/request/id").isNull()).isTrue();
            assertThat(stripe.get("/v1/events/evt_none").status()).isEqualTo(404);
        }
    }

    @Test
    void typesFilterAndAreAtMostTwenty() {
        try (Sandbox sandbox = Sandbox.start(options().build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            String id = sandbox.tenant("acme").stripe().createCustomer(Map.of());
            sandbox.tenant("acme").stripe().updateCustomer(id, Map.of("name", "x"));
            sandbox.tenant("acme").stripe().updateCustomer(id, Map.of("name", "x"));
            sandbox.tenant("acme").stripe().deleteCustomer(id);
            assertThat(types(stripe.get("/v1/events")))
                    .containsExactly("customer.deleted", "customer.updated", "customer.created");
            assertThat(types(stripe.get("/v1/events?types[]=customer.deleted&types[]=customer.created")))
                    .containsExactly("customer.deleted", "customer.created");
            assertThat(types(stripe.get("/v1/events?type=customer.updated"))).containsExactly("customer.updated");
            assertThat(stripe.get("/v1/events?type=a&types[]=b").status()).isEqualTo(400);
            String many = "types[]=t";
            for (int i = 0; i < 20; i++) {
                many += "&types[]=t" + i;
            }
            assertThat(stripe.get("/v1/events?" + many).status()).isEqualTo(400);
        }
    }

    @Test
    void eventsAreVisibleLateAndOutOfOrder() {
        try (Sandbox sandbox =
                Sandbox.start(options().eventLag(Duration.ofSeconds(3)).build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            for (int i = 0; i < 40; i++) {
                sandbox.tenant("acme").stripe().createCustomer(Map.of("name", "n" + i));
            }
            List<List<String>> views = new ArrayList<>();
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                views.add(ids(stripe.get("/v1/events?limit=100")));
                return views.get(views.size() - 1).size() == 40;
            });
            assertThat(views.get(0)).as("right after the changes").hasSizeLessThan(40);
            List<String> last = views.get(views.size() - 1);
            boolean latecomer = views.stream()
                    .anyMatch(view -> !view.isEmpty() && !view.equals(last.subList(40 - view.size(), 40)));
            assertThat(latecomer).as("an older event came after a newer one").isTrue();
        }
    }

    @Test
    void eventsAgeOutAfterThirtyDays() {
        try (Sandbox sandbox = Sandbox.start(options().build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            String id = sandbox.tenant("acme").stripe().createCustomer(Map.of());
            String event = ids(stripe.get("/v1/events")).get(0);
            sandbox.clock().advance(Duration.ofDays(29));
            sandbox.tenant("acme").stripe().updateCustomer(id, Map.of("name", "later"));
            assertThat(ids(stripe.get("/v1/events"))).hasSize(2).contains(event);
            sandbox.clock().advance(Duration.ofDays(2));
            assertThat(types(stripe.get("/v1/events"))).containsExactly("customer.updated");
            Answer cursor = stripe.get("/v1/events?ending_before=" + event);
            assertThat(cursor.status()).isEqualTo(400);
            assertThat(cursor.at("/error/code").asText()).isEqualTo("resource_missing");
            assertThat(cursor.at("/error/param").asText()).isEqualTo("ending_before");
            assertThat(cursor.at("/error/message").asText()).contains("aged out of our retention policy");
        }
    }

    @Test
    void customersOfTheLastThirtyDaysHaveTheirEvents() {
        Instant now = Instant.now();
        try (Sandbox sandbox =
                Sandbox.start(options().customers(2_000).epoch(now).build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            long since = now.minus(Duration.ofDays(29)).getEpochSecond();
            assertThat(ids(stripe.get("/v1/events?type=customer.created&limit=100&created[gte]=" + since)))
                    .isNotEmpty()
                    .hasSameSizeAs(ids(stripe.get("/v1/customers?limit=100&created[gte]=" + since)));
        }
    }

    @Test
    void changesOfTheLastThirtyDaysHaveTheirEventsToo() {
        Instant now = Instant.now();
        try (Sandbox sandbox = Sandbox.start(options().customers(500).epoch(now).build());
                Sandbox same = Sandbox.start(options().customers(500).epoch(now).build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            JsonNode update =
                    stripe.get("/v1/events?type=charge.updated&limit=1").at("/data/0");
            String id = update.at("/data/object/id").asText();
            assertThat(update.at("/data/previous_attributes/metadata/revision").isNull())
                    .isTrue();
            assertThat(update.at("/data/object/metadata/revision").asText()).isEqualTo("2");
            assertThat(stripe.get("/v1/charges/" + id).body()).isEqualTo(update.at("/data/object"));
            List<JsonNode> creations = new ArrayList<>();
            stripe.get("/v1/events?type=charge.succeeded&limit=100").at("/data").forEach(creations::add);
            assertThat(creations)
                    .filteredOn(e -> e.at("/data/object/id").asText().equals(id))
                    .hasSize(1)
                    .allMatch(e -> !e.at("/data/object/metadata").has("revision"))
                    .allMatch(e ->
                            e.get("created").asLong() < update.get("created").asLong());
            assertThat(ids(Client.stripe(same, "acme").get("/v1/events?limit=100")))
                    .isEqualTo(ids(stripe.get("/v1/events?limit=100")));
        }
    }

    @Test
    void retentionCanBeShorter() {
        try (Sandbox sandbox =
                Sandbox.start(options().eventRetention(Duration.ofMinutes(10)).build())) {
            Client stripe = Client.stripe(sandbox, "acme");
            sandbox.tenant("acme").stripe().createCustomer(Map.of());
            assertThat(ids(stripe.get("/v1/events"))).hasSize(1);
            sandbox.clock().advance(Duration.ofMinutes(11));
            assertThat(ids(stripe.get("/v1/events"))).isEmpty();
        }
    }

    private static List<String> ids(Answer page) {
        return values(page, "id");
    }

    private static List<String> types(Answer page) {
        return values(page, "type");
    }

    private static List<String> values(Answer page, String field) {
        assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
        List<String> values = new ArrayList<>();
        page.at("/data").forEach(e -> values.add(e.get(field).asText()));
        return values;
    }
}
