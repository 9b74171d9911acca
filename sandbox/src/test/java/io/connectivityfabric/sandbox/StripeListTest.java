package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StripeListTest {
    private static Sandbox sandbox;
    private static Client stripe;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .customers(257)
                .contacts(0)
                .limits(false)
                .eventLag(Duration.ZERO)
                .build());
        stripe = Client.stripe(sandbox, "acme");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void pagingForwardShowsEveryCustomerOnceNewestFirst() {
        List<String> seen = new ArrayList<>();
        String query = "limit=100";
        Answer page;
        do {
            page = stripe.get("/v1/customers?" + query);
            assertThat(page.at("/object").asText()).isEqualTo("list");
            assertThat(page.at("/url").asText()).isEqualTo("/v1/customers");
            seen.addAll(ids(page));
            query = "limit=100&starting_after=" + seen.get(seen.size() - 1);
        } while (page.at("/has_more").asBoolean());
        List<String> oldestFirst = new ArrayList<>(seen);
        Collections.reverse(oldestFirst);
        assertThat(oldestFirst).isEqualTo(sandbox.tenant("acme").stripe().customerIds());
        assertThat(new HashSet<>(seen)).hasSize(257);
    }

    @Test
    void pageHoldsTenUnlessAsked() {
        assertThat(ids(stripe.get("/v1/customers"))).hasSize(10);
    }

    @Test
    void endingBeforeReturnsThePageNextToTheCursorNewestFirst() {
        List<String> newest = ids(stripe.get("/v1/customers?limit=50"));
        Answer page = stripe.get("/v1/customers?limit=5&ending_before=" + newest.get(20));
        assertThat(ids(page)).isEqualTo(newest.subList(15, 20));
        assertThat(page.at("/has_more").asBoolean()).isTrue();
        assertThat(stripe.get("/v1/customers?limit=20&ending_before=" + newest.get(20))
                        .at("/has_more")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void createdBoundsAreKept() {
        List<JsonNode> all = rows(stripe.get("/v1/customers?limit=100"));
        long from = all.get(60).get("created").asLong();
        long to = all.get(20).get("created").asLong();
        List<JsonNode> found = rows(stripe.get("/v1/customers?limit=100&created[gt]=" + from + "&created[lte]=" + to));
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.get("created").asLong())
                        .isGreaterThan(from)
                        .isLessThanOrEqualTo(to));
        assertThat(found).hasSize((int) all.stream()
                .mapToLong(c -> c.get("created").asLong())
                .filter(c -> c > from && c <= to)
                .count());
        assertThat(rows(stripe.get("/v1/customers?created=" + to)))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.get("created").asLong()).isEqualTo(to));
    }

    @Test
    void emailIsFoundAsWrittenOnly() {
        String email = "Mixed.Case@example.com";
        String id = sandbox.tenant("acme").stripe().createCustomer(Map.of("email", email));
        try {
            assertThat(ids(stripe.get("/v1/customers?email=Mixed.Case%40example.com")))
                    .containsExactly(id);
            assertThat(ids(stripe.get("/v1/customers?email=mixed.case%40example.com")))
                    .isEmpty();
        } finally {
            sandbox.tenant("acme").stripe().deleteCustomer(id);
        }
    }

    @Test
    void cursorOfADeletedCustomerIsMissing() {
        String id = sandbox.tenant("acme").stripe().createCustomer(Map.of());
        sandbox.tenant("acme").stripe().deleteCustomer(id);
        Answer answer = stripe.get("/v1/customers?starting_after=" + id);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code").asText()).isEqualTo("resource_missing");
        assertThat(answer.at("/error/param").asText()).isEqualTo("starting_after");
    }

    @Test
    void refusesWhatTheApiRefuses() {
        Answer unknown = stripe.get("/v1/customers?colour=red");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/error/code").asText()).isEqualTo("parameter_unknown");
        assertThat(unknown.at("/error/param").asText()).isEqualTo("colour");
        assertThat(stripe.get("/v1/customers?created[since]=1")
                        .at("/error/param")
                        .asText())
                .isEqualTo("created[since]");
        for (String limit : List.of("0", "101", "many")) {
            Answer answer = stripe.get("/v1/customers?limit=" + limit);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/param").asText()).isEqualTo("limit");
        }
        Answer url = stripe.get("/v1/customer");
        assertThat(url.status()).isEqualTo(404);
        assertThat(url.at("/error/message").asText()).contains("Unrecognized request URL (GET: /v1/customer)");
    }

    private static List<JsonNode> rows(Answer page) {
        assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        page.at("/data").forEach(rows::add);
        return rows;
    }

    private static List<String> ids(Answer page) {
        return rows(page).stream().map(c -> c.get("id").asText()).toList();
    }
}
