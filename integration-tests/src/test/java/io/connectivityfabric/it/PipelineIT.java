package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ConnectorStatus;
import io.connectivityfabric.cluster.LocalWorker;
import io.connectivityfabric.cluster.PluginInfo;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.PlainAvro;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stripe customers and HubSpot contacts become unified customers, and those become HubSpot contacts. */
@WithCluster
class PipelineIT {
    private static final String VERSION = System.getProperty("project.version");
    private static final int CUSTOMERS = 400;
    private static final int CONTACTS = 250;
    private static final String UNIFIED = "pipeline.unified.customer.v1";
    private static final List<String> CONNECTORS = List.of("pipeline-stripe", "pipeline-hubspot", "pipeline-sink");

    private static Providers providers;
    private static LocalWorker worker;
    private static Topic unified;
    private static PlainAvro avro;

    @BeforeAll
    static void startThePipeline(TestCluster cluster) throws Exception {
        providers = new Providers(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(CUSTOMERS)
                .contacts(CONTACTS)
                .build());
        worker = cluster.startWorker("pipeline", true);
        unified = cluster.topic(UNIFIED);
        avro = new PlainAvro(cluster.registry().confluentUrl());
        create(
                "pipeline-stripe",
                Configs.stripeSource(providers, "acme", "pipeline.stripe").unifiedTo(UNIFIED),
                cluster);
        // One after the other: this registry refuses one of two that register the same new schema at the same time.
        soon().until(() -> unified.committedOffsets() > 0);
        create(
                "pipeline-hubspot",
                Configs.hubspotSource(providers, "acme", "pipeline.hubspot").unifiedTo(UNIFIED),
                cluster);
        create("pipeline-sink", Configs.hubspotSink(providers, UNIFIED), cluster);
    }

    private static void create(String name, Configs config, TestCluster cluster) {
        worker.rest().create(name, config.confluentAvro(cluster.registry()).settings());
    }

    @AfterAll
    static void stop() throws Exception {
        try (LocalWorker stopping = worker;
                Providers closing = providers) {
            assertThat(CONNECTORS).allSatisfy(name -> {
                ConnectorStatus status = stopping.rest().status(name);
                assertThat(status.hasFailed())
                        .as(name + ": " + status.failures())
                        .isFalse();
            });
            closing.assertConforms();
        }
    }

    @Test
    void theWorkerListsEveryPluginWithItsVersion() {
        Map<String, String> versions = worker.rest().plugins().stream()
                .filter(plugin -> plugin.className().startsWith("io.connectivityfabric."))
                .collect(Collectors.toMap(PluginInfo::className, PluginInfo::version, (a, b) -> a));

        assertThat(versions)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "io.connectivityfabric.stripe.source.StripeSourceConnector", VERSION,
                        "io.connectivityfabric.stripe.sink.StripeSinkConnector", VERSION,
                        "io.connectivityfabric.stripe.source.webhook.StripeWebhookSourceConnector", VERSION,
                        "io.connectivityfabric.hubspot.source.webhook.HubSpotWebhookSourceConnector", VERSION,
                        "io.connectivityfabric.hubspot.source.HubSpotSourceConnector", VERSION,
                        "io.connectivityfabric.hubspot.sink.HubSpotSinkConnector", VERSION,
                        "io.connectivityfabric.transforms.Unify", VERSION));
    }

    @Test
    void everyCustomerWithAnEmailBecomesAContactOnce() {
        TreeSet<String> expected = stripe().customers().values().stream()
                .map(json -> email(RawEntry.parse(json).path("email")))
                .filter(email -> !email.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        soon().untilAsserted(() -> {
            List<String> emails = contactEmails();
            assertThat(emails).containsAll(expected);
            assertThat(emails).as("contacts, each e-mail once").doesNotHaveDuplicates();
        });
    }

    @Test
    void aNewCustomerArrivesAndItsChangesFollow() {
        String id = stripe().createCustomer(
                        Map.of("email", "ada@example.com", "name", "Ada Lovelace", "phone", "+14155550100"));
        soon().untilAsserted(() -> {
            assertThat(contactProperty("ada@example.com", "lastname")).contains("Lovelace");
            assertThat(contactProperty("ada@example.com", "phone")).contains("+14155550100");
        });

        stripe().updateCustomer(id, Map.of("phone", "+14155550199"));
        soon().untilAsserted(() ->
                assertThat(contactProperty("ada@example.com", "phone")).contains("+14155550199"));

        stripe().deleteCustomer(id);
        soon().untilAsserted(() -> {
            JsonNode last = lastUnified().get("acme:stripe:acct_acme:customer:" + id);
            assertThat(last.path("meta").path("deleted").asBoolean()).isTrue();
            assertThat(last.path("meta").path("operation").asText()).isEqualTo("DELETE");
        });
        assertThat(contactProperty("ada@example.com", "phone"))
                .as("a delete does not reach HubSpot unless delete.mode says so")
                .contains("+14155550199");
    }

    @Test
    void aChangeInHubSpotBecomesAUnifiedRecord() {
        String id = hubspot().createContact(Map.of("email", "grace@example.com", "firstname", "Grace"));
        soon().untilAsserted(() ->
                assertThat(unifiedContact(id).path("first_name").asText()).isEqualTo("Grace"));

        hubspot().updateContact(id, Map.of("firstname", "Amazing Grace"));
        soon().untilAsserted(() ->
                assertThat(unifiedContact(id).path("first_name").asText()).isEqualTo("Amazing Grace"));
    }

    @Test
    void aRestartGoesOnWhereItStopped() {
        everyCustomerWithAnEmailBecomesAContactOnce();
        soon().untilAsserted(() -> assertThat(CONNECTORS.subList(0, 2))
                .allSatisfy(
                        name -> assertThat(worker.rest().offsets(name)).as(name).isNotEmpty()));

        worker.stop();
        String offline = stripe().createCustomer(Map.of("email", "offline@example.com", "name", "Off Line"));
        providers.sandbox().traffic().reset();
        worker.restart();

        soon().untilAsserted(() -> {
            assertThat(lastUnified()).containsKey("acme:stripe:acct_acme:customer:" + offline);
            assertThat(contactProperty("offline@example.com", "lastname")).contains("Line");
        });
        var routes = providers.sandbox().traffic().routes();
        assertThat(routes.keySet())
                .as("no page of the backfill is read again")
                .doesNotContain("stripe GET /v1/customers")
                .noneMatch(route -> route.matches("hubspot GET /crm/objects/.*contacts"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(250));
    }

    private static StripeAccount stripe() {
        return providers.sandbox().tenant("acme").stripe();
    }

    private static Portal hubspot() {
        return providers.sandbox().tenant("acme").hubspot();
    }

    private static JsonNode unifiedContact(String id) {
        return lastUnified().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("acme:hubspot:")
                        && entry.getKey().endsWith(":contact:" + id))
                .map(Map.Entry::getValue)
                .findAny()
                .orElseThrow(() -> new AssertionError("no unified record of contact " + id));
    }

    /** The newest record of each key. */
    private static Map<String, JsonNode> lastUnified() {
        Map<String, JsonNode> last = new HashMap<>();
        unified.read()
                .forEach(message -> last.put(
                        message.key(), RawEntry.parse(avro.read(message.value()).toString())));
        return last;
    }

    private static List<String> contactEmails() {
        return hubspot().contacts().values().stream()
                .map(properties -> properties.getOrDefault("email", "").toLowerCase(Locale.ROOT))
                .filter(email -> !email.isEmpty())
                .toList();
    }

    private static Optional<String> contactProperty(String email, String property) {
        return hubspot()
                .contactByEmail(email)
                .flatMap(hubspot()::contact)
                .map(properties -> properties.getOrDefault(property, ""));
    }

    private static String email(JsonNode value) {
        return value.asText("").strip().toLowerCase(Locale.ROOT);
    }
}
