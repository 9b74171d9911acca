package io.connectivityfabric.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Entries;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.HubSpotApp;
import io.connectivityfabric.sandbox.hubspot.Portal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Everything at once: contacts are created, changed, deleted, restored, merged, forgotten and associated all through the
 * first reading, thousands are imported within one millisecond, HubSpot fails in every way it can, and the worker is killed
 * at random moments. In the end the topic tells what HubSpot has: nothing lost, nothing twice, nothing backwards.
 *
 * <p>The system properties are those of {@link StripeChaosIT}.
 */
@WithCluster
class HubSpotChaosIT {
    private static final int KILLS = Integer.getInteger("it.kills");
    private static final int OBJECTS = Integer.getInteger("it.objects", 3_000 * (KILLS + 1));
    private static final int IMPORTED = 12_000;
    private static final long SEED = Long.getLong("it.seed", 42);
    private static final Duration DEADLINE = Duration.ofMinutes(2).plusSeconds(OBJECTS / 100);

    /**
     * What HubSpot says of a refused call (developers.hubspot.com: API usage guidelines, error responses), which its OpenAPI
     * document has not.
     */
    private static final String REFUSED =
            "RES 429 / must not have the unknown property '(errorType|policyName|requestId)'$";

    private final TestCluster cluster;

    HubSpotChaosIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void nothingIsLostTwiceOrBackwards() throws Exception {
        SandboxOptions options = SandboxOptions.builder()
                .tenants(List.of("acme"))
                .seed(SEED)
                .customers(0)
                .contacts(OBJECTS)
                .hubspotObjects("deals", 50)
                .hubspotTenSecondLimit(250)
                .build();
        try (Providers providers = new Providers(options, Mishaps.SPOILT, REFUSED);
                LocalWorker worker = cluster.startWorker("hubspot-chaos", true)) {
            Portal portal = providers.sandbox().tenant("acme").hubspot();
            Topic topic = cluster.topic("hubspot-chaos.contacts");
            worker.rest().create("hubspot-chaos", config(providers).settings());
            Mishaps.of("hubspot", "TEN_SECONDLY_ROLLING")
                    .forEach(providers.sandbox().faults()::add);

            try (HubSpotTurmoil turmoil = new HubSpotTurmoil(portal, SEED)) {
                turmoil.start(Duration.ofMillis(100));
                boolean imported = false;
                for (int kill : Mishaps.moments(KILLS, OBJECTS, SEED)) {
                    await(worker, () -> topic.committedOffsets() >= kill);
                    boolean open = !Mishaps.ranges(worker, "hubspot-chaos").isEmpty();
                    worker.kill();
                    assertThat(open)
                            .as("kill at %d must strike in mid-backfill", kill)
                            .isTrue();
                    if (!imported) {
                        turmoil.importAtOnce(IMPORTED);
                        imported = true;
                    }
                    worker.restart();
                }
                await(worker, () -> Mishaps.ranges(worker, "hubspot-chaos").isEmpty());
                turmoil.stop();
                System.out.printf(
                        "hubspot chaos: %d contacts at first, %d imported at once, %d kills, %d changes, %d requests%n",
                        OBJECTS,
                        IMPORTED,
                        KILLS,
                        turmoil.changes(),
                        providers.sandbox().traffic().requests());
            }

            Awaitility.await()
                    .atMost(DEADLINE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> assertThat(Entries.of(topic).differing(portal.contacts(), HubSpotChaosIT::difference))
                                    .isEmpty());
            Entries entries = Entries.of(topic);
            assertThat(entries.repeated(RawEntry::identity))
                    .as("records that came twice")
                    .isEmpty();
            // A restored contact has states after its deletion.
            List<RawEntry> states =
                    entries.all().stream().filter(entry -> !entry.deleted()).toList();
            assertThat(new Entries(states).wentBack(HubSpotTurmoil::number))
                    .as("contacts with an older state after a newer one")
                    .isEmpty();
            assertThat(entries.all())
                    .extracting(entry -> entry.value().path("operation").asText())
                    .contains("read", "create", "update", "delete", "restore", "merge", "purge");
            providers.assertConforms();
        }
    }

    /** Fails at once if the task has failed. */
    private static void await(LocalWorker worker, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> worker.rest()
                        .status("hubspot-chaos")
                        .tasks()
                        .forEach(task -> assertThat(task.trace()).isEmpty()))
                .until(condition);
    }

    private static Configs config(Providers providers) {
        return Configs.hubspotSource(providers, "acme", "hubspot-chaos")
                .json()
                .with("changes.feed", "journal")
                .with("hubspot.app.client.id", HubSpotApp.CLIENT_ID)
                .with("hubspot.app.client.secret", HubSpotApp.CLIENT_SECRET)
                .with("refresh.interval.ms", "0")
                .with("http.read.timeout.ms", "2000")
                .with("retry.backoff.max.ms", "2000");
    }

    /** HubSpot does not tell a property that was cleared from one that never had a value. */
    private static String difference(Map<String, String> now, JsonNode read) {
        Map<String, String> properties = new HashMap<>();
        read.path("properties").properties().forEach(property -> {
            if (!property.getValue().asText("").isEmpty()
                    && !property.getValue().isNull()) {
                properties.put(property.getKey(), property.getValue().asText());
            }
        });
        Map<String, String> expected = new HashMap<>(now);
        expected.values().removeIf(String::isEmpty);
        return properties.equals(expected) ? "" : "is " + expected + " but was read as " + properties;
    }
}
