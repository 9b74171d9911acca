package io.connectivityfabric.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Entries;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Everything at once: objects of many streams are created, changed and deleted all through the first reading, Stripe fails
 * in every way it can, its events come late and out of order, the objects that cursors stand on are deleted, and the worker
 * is killed at random moments. In the end the topics tell what Stripe has: nothing lost, nothing twice, nothing backwards.
 *
 * <p>How often the worker is killed is the system property {@code it.kills}; how many objects there are at the start, about,
 * {@code it.objects}, and for another course of events {@code it.seed}.
 */
@WithCluster
class StripeChaosIT {
    private static final int KILLS = Integer.getInteger("it.kills");
    private static final int OBJECTS = Integer.getInteger("it.objects", 3_000 * (KILLS + 1));
    private static final long SEED = Long.getLong("it.seed", 42);
    private static final Duration DEADLINE = Duration.ofMinutes(2).plusSeconds(OBJECTS / 200);

    /** The streams, and what the sandbox calls their objects. */
    private static final Map<String, String> STREAMS = Map.of(
            "customers", "customers",
            "products", "products",
            "prices", "prices",
            "invoices", "invoices",
            "invoice_line_items", "invoice_lines",
            "subscriptions", "subscriptions",
            "subscription_items", "subscription_items",
            "charges", "charges",
            "refunds", "refunds",
            "shipping_rates", "shipping_rates");
    /** States of these may come again, after a sweep by a worker that has not seen the earlier ones. */
    private static final Set<String> SWEPT = Set.of("subscription_items", "shipping_rates");
    /** How many objects there are of each to a hundred. */
    private static final Map<String, Integer> SHARES = Map.of(
            "customers", 14,
            "products", 3,
            "prices", 5,
            "invoices", 14,
            "invoice_lines", 20,
            "subscriptions", 10,
            "subscription_items", 12,
            "charges", 15,
            "refunds", 5,
            "shipping_rates", 2);

    private static final Pattern CURSOR = Pattern.compile("[>/]([a-z]+_[A-Za-z0-9]+)");

    private final TestCluster cluster;

    StripeChaosIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void nothingIsLostTwiceOrBackwards() throws Exception {
        SandboxOptions.Builder options = SandboxOptions.builder()
                .tenants(List.of("acme"))
                .seed(SEED)
                .customers(share("customers"))
                .contacts(0)
                .livemode(true)
                .eventLag(Duration.ofSeconds(3))
                // None of those that are counted in the end is dropped for its age meanwhile.
                .eventRetention(Duration.ofHours(6));
        STREAMS.values().forEach(resource -> options.stripeObjects(resource, share(resource)));
        try (Providers providers = new Providers(options.build(), Mishaps.SPOILT);
                LocalWorker worker = cluster.startWorker("chaos", true)) {
            StripeAccount stripe = providers.sandbox().tenant("acme").stripe();
            Map<String, Topic> topics = STREAMS.keySet().stream()
                    .collect(Collectors.toMap(stream -> stream, stream -> cluster.topic("chaos." + stream)));
            worker.rest().create("chaos", config(providers).settings());
            Mishaps.of("stripe", "endpoint-rate", "lock_timeout")
                    .forEach(providers.sandbox().faults()::add);

            try (StripeTurmoil turmoil = new StripeTurmoil(stripe, SEED)) {
                turmoil.start(Duration.ofMillis(100));
                for (int kill : Mishaps.moments(KILLS, OBJECTS, SEED)) {
                    await(worker, () -> Topic.committedOffsets(List.copyOf(topics.values())) >= kill);
                    List<String> cursors = cursors(worker);
                    worker.kill();
                    assertThat(cursors)
                            .as("kill at %d must strike in mid-backfill", kill)
                            .isNotEmpty();
                    turmoil.delete(cursors);
                    worker.restart();
                }
                await(worker, () -> Mishaps.ranges(worker, "chaos").isEmpty());
                turmoil.stop();
                System.out.printf(
                        "chaos: %d objects at first, %d kills, %d changes, %d requests of which %d were struck%n",
                        OBJECTS,
                        KILLS,
                        turmoil.changes(),
                        providers.sandbox().traffic().requests(),
                        struck(providers));
            }

            Awaitility.await()
                    .atMost(DEADLINE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        for (Map.Entry<String, Topic> topic : topics.entrySet()) {
                            assertThat(Entries.of(topic.getValue())
                                            .differing(now(stripe, topic.getKey()), StripeChaosIT::difference))
                                    .as(topic.getKey())
                                    .isEmpty();
                        }
                    });
            topics.forEach((stream, topic) -> {
                Entries entries = Entries.of(topic);
                assertThat(entries.repeated(SWEPT.contains(stream) ? RawEntry::observation : RawEntry::identity))
                        .as("records of %s that came twice", stream)
                        .isEmpty();
                assertThat(entries.wentBack(StripeTurmoil::number))
                        .as("objects of %s with an older state after a newer one", stream)
                        .isEmpty();
            });
            Entries events = Entries.of(cluster.topic("chaos.events"));
            assertThat(events.repeated(RawEntry::id))
                    .as("events that came twice")
                    .isEmpty();
            assertThat(events.all()).hasSize(stripe.eventCount());
            providers.assertConforms();
        }
    }

    /** Fails at once if the task has failed. */
    private static void await(LocalWorker worker, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> worker.rest()
                        .status("chaos")
                        .tasks()
                        .forEach(task -> assertThat(task.trace()).isEmpty()))
                .until(condition);
    }

    private static Configs config(Providers providers) {
        return Configs.stripeSource(providers, "acme", "chaos")
                .json()
                .with("stripe.api.key", "sk_live_acme")
                .with("streams", String.join(",", STREAMS.keySet()))
                .with("changes", "all")
                .with("settle.ms", "10000")
                .with("sweep.interval.ms", "10000")
                .with("http.read.timeout.ms", "2000")
                .with("retry.backoff.max.ms", "2000");
    }

    private static int share(String resource) {
        return Math.max(3, OBJECTS / 100 * SHARES.get(resource));
    }

    /** The objects after which pages go on. */
    private static List<String> cursors(LocalWorker worker) {
        return Mishaps.ranges(worker, "chaos").stream()
                .flatMap(range -> CURSOR.matcher(range).results().map((MatchResult found) -> found.group(1)))
                .toList();
    }

    private static long struck(Providers providers) {
        return providers.sandbox().traffic().routes().values().stream()
                .mapToLong(route -> route.serverErrors() + route.tooManyRequests())
                .sum();
    }

    /** The objects of a stream, as Stripe would show them; a deleted invoice has no lines. */
    private static Map<String, String> now(StripeAccount stripe, String stream) {
        Map<String, String> now = new TreeMap<>(stripe.objects(STREAMS.get(stream)));
        if (stream.equals("invoice_line_items")) {
            Set<String> invoices = Set.copyOf(stripe.ids("invoices"));
            now.values()
                    .removeIf(line -> !invoices.contains(
                            RawEntry.parse(line).path("invoice").asText()));
        }
        return now;
    }

    /** Stripe shows the first entries of a list within an object; the record has all of them. */
    private static String difference(String now, JsonNode read) {
        JsonNode expected = RawEntry.parse(now);
        for (String list : List.of("lines", "items")) {
            if (expected.path(list).path("has_more").asBoolean()) {
                if (read.path(list).path("has_more").asBoolean(true)
                        || read.path(list).path("data").size()
                                <= expected.path(list).path("data").size()) {
                    return "has not all " + list;
                }
                ((ObjectNode) expected).set(list, read.get(list));
            }
        }
        return expected.equals(read) ? "" : "is " + expected + " but was read as " + read;
    }
}
