package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Entries;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worker dies again and again while customers and contacts are read for the first time, and both change meanwhile.
 * How often is the system property {@code it.kills}.
 */
@WithCluster
class BackfillKilledIT {
    private static final int KILLS = Integer.getInteger("it.kills");
    /** At the providers' limits this many take a second or two: enough for a kill to strike in mid-backfill. */
    private static final int OBJECTS_BETWEEN_KILLS = 3_000;

    private static final int OBJECTS = OBJECTS_BETWEEN_KILLS * (KILLS + 1);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final TestCluster cluster;

    BackfillKilledIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest(name = "exactly once: {0}")
    @ValueSource(booleans = {true, false})
    void nothingIsLost(boolean exactlyOnce) throws Exception {
        String name = exactlyOnce ? "killed-once" : "killed-least";
        SandboxOptions options = SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(OBJECTS)
                .contacts(OBJECTS)
                .build();
        try (Providers providers = new Providers(options);
                LocalWorker worker = cluster.startWorker(name, exactlyOnce)) {
            Topic customers = cluster.topic(name + ".stripe.customers");
            Topic contacts = cluster.topic(name + ".hubspot.contacts");
            worker.rest()
                    .create(
                            name + "-stripe",
                            Configs.stripeSource(providers, "acme", name + ".stripe")
                                    .json()
                                    .settings());
            worker.rest()
                    .create(
                            name + "-hubspot",
                            Configs.hubspotSource(providers, "acme", name + ".hubspot")
                                    .json()
                                    .settings());

            for (int kill = 1; kill <= KILLS; kill++) {
                int seen = kill * OBJECTS_BETWEEN_KILLS;
                await().atMost(DEADLINE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> customers.committedOffsets() + contacts.committedOffsets() >= 2 * seen);
                worker.kill();
                assertThat(customers.committedOffsets() + contacts.committedOffsets())
                        .as("kill %d must strike in mid-backfill", kill)
                        .isLessThan(2 * OBJECTS);
                change(providers.sandbox(), kill);
                worker.restart();
            }

            Tenant acme = providers.sandbox().tenant("acme");
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(Entries.of(customers)
                                .differing(acme.stripe().customers(), BackfillKilledIT::differenceOfCustomers))
                        .isEmpty();
                assertThat(Entries.of(contacts)
                                .differing(acme.hubspot().contacts(), BackfillKilledIT::differenceOfContacts))
                        .isEmpty();
            });
            if (exactlyOnce) {
                assertThat(Entries.of(customers).repeated(RawEntry::identity)).isEmpty();
                assertThat(Entries.of(contacts).repeated(RawEntry::identity)).isEmpty();
            }
            providers.assertConforms();
        }
    }

    /** Objects already read and objects still to come are changed, added and, where the feed tells of it, deleted. */
    private static void change(Sandbox sandbox, int round) {
        var stripe = sandbox.tenant("acme").stripe();
        List<String> customers = stripe.customerIds();
        stripe.updateCustomer(customers.get(round), Map.of("description", "changed in round " + round));
        stripe.updateCustomer(customers.get(customers.size() - round), Map.of("name", "Changed " + round));
        stripe.deleteCustomer(customers.get(100 + round));
        stripe.createCustomer(Map.of("email", "new" + round + "@example.com"));
        var hubspot = sandbox.tenant("acme").hubspot();
        List<String> contacts = hubspot.contactIds();
        hubspot.updateContact(contacts.get(round), Map.of("firstname", "Changed " + round));
        hubspot.updateContact(contacts.get(contacts.size() - round), Map.of("lastname", "Changed " + round));
        hubspot.createContact(Map.of("email", "new" + round + "@example.com"));
    }

    private static String differenceOfCustomers(String now, JsonNode read) {
        return RawEntry.parse(now).equals(read) ? "" : "is " + now + " but was read as " + read;
    }

    /** A contact is read with the properties that the connector asks for; one without a value is null. */
    private static String differenceOfContacts(Map<String, String> now, JsonNode read) {
        if (!read.path("properties").has("email")) {
            return "read without its e-mail";
        }
        return read.path("properties").properties().stream()
                .filter(property -> !property.getValue().asText("").equals(now.getOrDefault(property.getKey(), "")))
                .map(property -> property.getKey() + " is " + now.get(property.getKey()) + " but was read as "
                        + property.getValue())
                .collect(Collectors.joining(", "));
    }
}
