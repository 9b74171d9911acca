package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final int CUSTOMERS = 3_000;

    private static Sandbox start(long seed, int customers, int contacts) {
        return Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme", "globex"))
                .customers(customers)
                .contacts(contacts)
                .seed(seed)
                .build());
    }

    @Test
    void sameSeedSameDataAndMoreOfItLeavesTheRestAsItWas() {
        try (Sandbox one = start(7, 300, 200);
                Sandbox same = start(7, 300, 200);
                Sandbox more = start(7, 500, 400);
                Sandbox other = start(8, 300, 200)) {
            Map<String, String> customers = one.tenant("acme").stripe().customers();
            assertThat(same.tenant("acme").stripe().customers()).isEqualTo(customers);
            assertThat(more.tenant("acme").stripe().customers()).containsAllEntriesOf(customers);
            assertThat(other.tenant("acme").stripe().customers()).doesNotContainKeys(firstOf(customers));
            assertThat(one.tenant("globex").stripe().customers()).doesNotContainKeys(firstOf(customers));
            Map<String, Map<String, String>> contacts =
                    one.tenant("acme").hubspot().contacts();
            assertThat(same.tenant("acme").hubspot().contacts()).isEqualTo(contacts);
            assertThat(more.tenant("acme").hubspot().contacts()).containsAllEntriesOf(contacts);
        }
    }

    @Test
    void customersAreAsOddAsRealOnes() throws Exception {
        List<JsonNode> customers = new ArrayList<>();
        Map<String, Map<String, String>> contacts;
        try (Sandbox sandbox = start(42, CUSTOMERS, 1_000)) {
            ObjectMapper json = new ObjectMapper();
            for (String customer : sandbox.tenant("acme").stripe().customers().values()) {
                customers.add(json.readTree(customer));
            }
            contacts = sandbox.tenant("acme").hubspot().contacts();
        }
        Map<String, Integer> emails = new HashMap<>();
        Set<String> currencies = new HashSet<>();
        Set<String> names = new HashSet<>();
        Map<Long, Integer> seconds = new HashMap<>();
        long missing = 0;
        for (JsonNode customer : customers) {
            if (customer.get("email").isNull()) {
                missing++;
            } else {
                emails.merge(customer.get("email").asText(), 1, Integer::sum);
            }
            currencies.add(customer.get("currency").asText());
            names.add(
                    customer.get("name").isNull() ? null : customer.get("name").asText());
            seconds.merge(customer.get("created").asLong(), 1, Integer::sum);
            assertThat(customer.get("phone").asText().length()).isLessThanOrEqualTo(20);
        }
        assertThat(missing).isBetween(CUSTOMERS / 40L, CUSTOMERS / 12L);
        assertThat(emails.values()).as("the same address twice").anyMatch(n -> n > 1);
        assertThat(emails.keySet()).as("mixed case").anyMatch(e -> !e.equals(e.toLowerCase(Locale.ROOT)));
        assertThat(currencies).contains("jpy", "kwd", "usd", "null");
        assertThat(names).contains("", null).anyMatch(n -> n != null && n.length() > 200);
        assertThat(names).anyMatch(n -> n != null && n.matches(".*\\p{IsHan}.*"));
        assertThat(names).anyMatch(n -> n != null && n.matches(".*\\p{IsArabic}.*"));
        assertThat(names).anyMatch(n -> n != null && n.contains(" von der "));
        assertThat(seconds.values()).as("the same second").anyMatch(n -> n > 1);

        Set<String> contactEmails = new HashSet<>();
        contacts.values().stream()
                .map(c -> c.get("email"))
                .filter(e -> e != null)
                .forEach(e -> {
                    assertThat(e).isEqualTo(e.toLowerCase(Locale.ROOT));
                    assertThat(contactEmails.add(e)).as("unique: " + e).isTrue();
                });
        long both = emails.keySet().stream()
                .filter(e -> contactEmails.contains(e.toLowerCase(Locale.ROOT)))
                .count();
        assertThat(both).as("people in both systems").isBetween(100L, 500L);
    }

    private static String firstOf(Map<String, String> customers) {
        return customers.keySet().iterator().next();
    }
}
