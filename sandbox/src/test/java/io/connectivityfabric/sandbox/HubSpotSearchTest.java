package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HubSpotSearchTest {
    private static final String SEARCH = "/crm/objects/2026-09/contacts/search";

    private static Sandbox sandbox;
    private static Client hubspot;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme", "large"))
                .customers(0)
                .contacts(700)
                .size("large", 0, 10_300)
                .searchDelay(Duration.ofSeconds(1))
                .limits(false)
                .build());
        hubspot = Client.hubspot(sandbox, "acme");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Map<String, Object> filter(String property, String operator, String value) {
        return Map.of("propertyName", property, "operator", operator, "value", value);
    }

    private static Map<String, Object> query(List<Map<String, Object>> filters, Object sort, int limit, int after) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("filterGroups", List.of(Map.of("filters", filters)));
        if (sort != null) {
            query.put("sorts", List.of(sort));
        }
        query.put("properties", List.of("city", "email", "lifecyclestage"));
        query.put("limit", limit);
        query.put("after", Integer.toString(after));
        return query;
    }

    private static List<JsonNode> rows(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.at("/results").forEach(rows::add);
        return rows;
    }

    @Test
    void changesSinceComeInTheirOrderPageByPage() {
        Instant since = Instant.parse("2025-01-01T00:00:00Z");
        List<Map<String, Object>> filters =
                List.of(filter("lastmodifieddate", "GTE", Long.toString(since.toEpochMilli())));
        Map<String, String> sort = Map.of("propertyName", "lastmodifieddate", "direction", "ASCENDING");
        List<JsonNode> seen = new ArrayList<>();
        Answer page;
        do {
            page = hubspot.post(SEARCH, query(filters, sort, 50, seen.size()));
            seen.addAll(rows(page));
        } while (page.body().has("paging"));
        long expected = sandbox.tenant("acme").hubspot().contacts().values().stream()
                .filter(c -> !Instant.parse(c.get("lastmodifieddate")).isBefore(since))
                .count();
        assertThat((long) seen.size()).isEqualTo(expected).isPositive();
        assertThat(page.at("/total").asLong()).isEqualTo(expected);
        assertThat(seen.stream().map(c -> c.get("updatedAt").asText()).toList()).isSorted();
        assertThat(seen.stream().map(c -> c.get("id").asText()).distinct()).hasSameSizeAs(seen);
    }

    @Test
    void descendingIsTheReverse() {
        List<JsonNode> up = rows(hubspot.post(SEARCH, query(List.of(), "lastmodifieddate", 200, 0)));
        List<JsonNode> down = rows(hubspot.post(SEARCH, query(List.of(), "-lastmodifieddate", 200, 500)));
        assertThat(down).hasSize(200);
        assertThat(down.get(199)).isEqualTo(up.get(0));
        assertThat(down.get(0)).isEqualTo(up.get(199));
    }

    @Test
    void anyFilterAgreesWithALookAtEveryContact() {
        Map<String, Map<String, String>> all = sandbox.tenant("acme").hubspot().contacts();
        List<JsonNode> leads =
                rows(hubspot.post(SEARCH, query(List.of(filter("lifecyclestage", "EQ", "customer")), null, 200, 0)));
        assertThat(leads.stream().map(c -> c.get("id").asText()))
                .containsExactlyElementsOf(all.entrySet().stream()
                        .filter(e -> "customer".equals(e.getValue().get("lifecyclestage")))
                        .map(Map.Entry::getKey)
                        .toList());
        Answer noCity = hubspot.post(
                SEARCH, query(List.of(Map.of("propertyName", "city", "operator", "NOT_HAS_PROPERTY")), "city", 200, 0));
        assertThat(noCity.at("/total").asLong())
                .isEqualTo(all.values().stream()
                        .filter(c -> !c.containsKey("city"))
                        .count());
        String id = all.keySet().iterator().next();
        Answer one = hubspot.post(
                SEARCH,
                query(
                        List.of(
                                Map.of("propertyName", "hs_object_id", "operator", "IN", "values", List.of(id, "1")),
                                filter("lastmodifieddate", "GT", "0")),
                        null,
                        10,
                        0));
        assertThat(rows(one).get(0).get("id").asText()).isEqualTo(id);
        assertThat(one.at("/total").asInt()).isEqualTo(1);
    }

    @Test
    void changesShowAfterTheIndexDelayAndArchivedOnesLeave() {
        var portal = sandbox.tenant("acme").hubspot();
        String id = portal.createContact(Map.of("email", "indexed@example.com"));
        Map<String, Object> query = query(List.of(filter("email", "EQ", "indexed@example.com")), null, 10, 0);
        assertThat(rows(hubspot.post(SEARCH, query))).as("not yet").isEmpty();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rows(hubspot.post(SEARCH, query)).size() == 1);
        portal.archiveContact(id);
        assertThat(rows(hubspot.post(SEARCH, query))).as("still").hasSize(1);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> rows(hubspot.post(SEARCH, query)).isEmpty());
    }

    @Test
    void nothingBeyondTenThousand() {
        Client large = Client.hubspot(sandbox, "large");
        Answer last = large.post(SEARCH, query(List.of(), null, 200, 9_800));
        assertThat(rows(last)).hasSize(200);
        assertThat(last.at("/total").asInt()).isEqualTo(10_300);
        assertThat(last.at("/paging/next/after").asText()).isEqualTo("10000");
        Answer beyond = large.post(SEARCH, query(List.of(), null, 200, 10_000));
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.at("/category").asText()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void refusesWhatTheApiRefuses() {
        assertThat(hubspot.post(SEARCH, query(List.of(), null, 201, 0)).status())
                .isEqualTo(400);
        assertThat(hubspot.post(SEARCH, query(List.of(filter("nope", "EQ", "1")), null, 1, 0))
                        .status())
                .isEqualTo(400);
        assertThat(hubspot.post(SEARCH, query(List.of(filter("city", "IS", "1")), null, 1, 0))
                        .status())
                .isEqualTo(400);
        List<Map<String, Object>> seven = Collections.nCopies(7, filter("city", "EQ", "x"));
        assertThat(hubspot.post(SEARCH, query(seven, null, 1, 0)).status()).isEqualTo(400);
    }
}
