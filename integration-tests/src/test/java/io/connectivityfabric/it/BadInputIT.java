package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.cluster.ConfigFinding;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.ConnectorStatus;
import io.connectivityfabric.cluster.PortWish;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user gets wrong is answered with what to change, soon, and without the secret. */
@WithCluster
@Timeout(120)
class BadInputIT {
    private static final String WRONG_KEY = "sk_test_nosuchkey123";
    private static final String WRONG_TOKEN = "pat-na1-nosuchtoken";
    private static final int CUSTOMERS = 30;

    private static TestCluster cluster;
    private static Providers providers;

    private final ConnectRest rest = cluster.sharedWorker().rest();
    private final List<String> created = new ArrayList<>();

    @BeforeAll
    static void start(TestCluster running) throws Exception {
        cluster = running;
        providers = new Providers(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(CUSTOMERS)
                .contacts(0)
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        try (Providers closing = providers) {
            closing.assertConforms();
        }
    }

    @AfterEach
    void deleteConnectors() {
        created.forEach(rest::delete);
        providers.sandbox().faults().clear();
    }

    @Test
    void aWrongStripeKeyIsFoundAtItsSetting() {
        Configs config = stripe().with("stripe.api.key", WRONG_KEY);

        assertFinding(config, "stripe.api.key", "stripe.api.key");
        assertThatThrownBy(() -> rest.create("bad-key", config.settings()))
                .hasMessageContaining("400")
                .hasMessageContaining("stripe.api.key")
                .hasMessageNotContaining(WRONG_KEY);
    }

    @Test
    void aWrongHubSpotTokenIsFoundAtItsSetting() {
        Configs source = Configs.hubspotSource(providers, "acme", "bad.hubspot").json();
        Configs sink = Configs.hubspotSink(providers, "bad.unified").json();

        assertFinding(source.with("hubspot.access.token", WRONG_TOKEN), "hubspot.access.token", "hubspot.access.token");
        assertFinding(sink.with("hubspot.access.token", WRONG_TOKEN), "hubspot.access.token", "hubspot.access.token");
    }

    @Test
    void anUnreachableHostIsFoundAtItsSetting() {
        String nobody = "127.0.0.1:" + PortWish.any().choose();

        assertFinding(stripe().with("stripe.api.base.url", "http://" + nobody), "stripe.api.base.url", nobody);
        assertFinding(
                Configs.hubspotSink(providers, "bad.unified").json().with("hubspot.api.base.url", "http://" + nobody),
                "hubspot.api.base.url",
                nobody);
    }

    @Test
    void anUnknownStreamIsAnsweredWithTheKnownOnes() {
        assertFinding(stripe().with("streams", "custmers"), "streams", "customers");
    }

    @Test
    void aMistakeInAMappingFileIsAnsweredWithFileAndLine(@TempDir Path directory) throws Exception {
        Path mapping = directory.resolve("customer.yaml");
        Files.writeString(mapping, """
                id: acme.customer
                version: 1
                source: {system: stripe, object: customer, id: id}
                target: UnifiedCustomer
                read:
                  email: {path: email}
                  dispaly_name: {path: name}
                """);

        assertFinding(
                stripe().unifiedTo("bad.unified").with("transforms.unify.mapping.paths", mapping.toString()),
                "transforms.unify.mapping.paths",
                "customer.yaml:7",
                "dispaly_name",
                "display_name");
    }

    @Test
    void aKeyThatIsRevokedLaterFailsTheTaskWithTheSetting() {
        create("bad-revoked", stripe());
        soon().untilAsserted(() ->
                assertThat(cluster.topic("bad.stripe.customers").read()).hasSize(CUSTOMERS));

        providers.sandbox().faults().add(Fault.status("stripe", 401, 1_000_000));

        soon().untilAsserted(
                        () -> assertThat(rest.status("bad-revoked").hasFailed()).isTrue());
        assertThat(rest.status("bad-revoked").failures())
                .contains("stripe.api.key")
                .doesNotContain("sk_test_acme");
    }

    @Test
    void aHostThatIsGoneDoesNotKeepTheConnectorFromStopping() {
        create("bad-gone", stripe().with("topic.prefix", "bad.gone"));
        soon().untilAsserted(() ->
                assertThat(cluster.topic("bad.gone.customers").read()).hasSize(CUSTOMERS));

        providers.sandbox().faults().add(Fault.timeout("stripe", 1_000_000, Duration.ofSeconds(30)));
        soon().until(() -> providers.sandbox().faults().outstanding() < 1_000_000);
        rest.stop("bad-gone");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            ConnectorStatus status = rest.status("bad-gone");
            assertThat(status.connector().state()).isEqualTo("STOPPED");
            assertThat(status.tasks()).isEmpty();
        });
    }

    @Test
    void aBrokenPayloadStopsTheTaskWithItsRecord() {
        Topic raw = rawTopicWithABrokenRecord("bad.broken");
        create("bad-broken-sink", sinkOver(raw));

        soon().untilAsserted(() ->
                assertThat(rest.status("bad-broken-sink").hasFailed()).isTrue());
        assertThat(rest.status("bad-broken-sink").failures())
                .contains("cus_broken")
                .contains("customer")
                .doesNotContain("secret payload");
    }

    @Test
    void aBrokenPayloadGoesToTheDeadLettersAndTheOthersArrive() {
        Topic raw = rawTopicWithABrokenRecord("bad.tolerated");
        create(
                "bad-tolerated-sink",
                sinkOver(raw)
                        .with("errors.tolerance", "all")
                        .with("errors.deadletterqueue.topic.name", "bad.tolerated.errors")
                        .with("errors.deadletterqueue.topic.replication.factor", "1")
                        .with("errors.deadletterqueue.context.headers.enable", "true"));

        Topic deadLetters = cluster.topic("bad.tolerated.errors");
        soon().untilAsserted(() -> assertThat(deadLetters.read()).isNotEmpty());
        assertThat(deadLetters.read())
                .as("why each is here: %s", reasons(deadLetters))
                .extracting(ConsumerRecord::key)
                .allMatch(key -> key.endsWith("cus_broken"));
        assertThat(deadLetters.read()).singleElement().satisfies(letter -> {
            assertThat(header(letter, "__connect.errors.exception.message"))
                    .contains("cus_broken")
                    .doesNotContain("secret payload");
        });
        String last = providers.sandbox().tenant("acme").stripe().createCustomer(Map.of("email", "last@example.com"));
        soon().untilAsserted(() -> assertThat(
                        providers.sandbox().tenant("acme").hubspot().contactByEmail("last@example.com"))
                .as("customer " + last)
                .isPresent());
    }

    /** A predicate guards the transform, a mapping stands in the config, and what it cannot map has a topic of its own. */
    @Test
    void whatASourceCannotMapGoesToATopicWithTheReasonAndTheOthersArrive() {
        String mapped =
                providers.sandbox().tenant("acme").stripe().customerIds().get(0);
        create(
                "bad-routed",
                stripe().with("topic.prefix", "bad.routed")
                        .with("streams", "customers,products")
                        .unifiedTo("bad.routed.unified")
                        .with(
                                "transforms.unify.mapping.inline",
                                "{id: acme.titles, version: 1, extends: stripe.customer,"
                                        + " read: {job_title: {const: CTO, required: true, when: {path: id, is: "
                                        + mapped + "}}}}")
                        .with("transforms.unify.on.error", "errors-topic")
                        .with("transforms.unify.predicate", "customers")
                        .with("predicates", "customers")
                        .with(
                                "predicates.customers.type",
                                "org.apache.kafka.connect.transforms.predicates.TopicNameMatches")
                        .with("predicates.customers.pattern", "bad\\.routed\\.customers"));

        Topic errors = cluster.topic("bad.routed.errors");
        Topic unified = cluster.topic("bad.routed.unified");
        soon().untilAsserted(() -> {
            assertThat(errors.read()).hasSizeGreaterThanOrEqualTo(CUSTOMERS - 1);
            assertThat(unified.read()).isNotEmpty();
            assertThat(cluster.topic("bad.routed.products").read()).isNotEmpty();
        });
        assertThat(unified.read()).singleElement().satisfies(message -> {
            assertThat(message.key()).endsWith(mapped);
            assertThat(json(message).path("job_title").textValue()).isEqualTo("CTO");
        });
        assertThat(errors.read()).allSatisfy(message -> {
            assertThat(header(message, "fabric.error.message")).contains("job_title", "is required");
            assertThat(header(message, "fabric.error.topic")).isEqualTo("bad.routed.customers");
            assertThat(json(message).path("payload").textValue()).contains("\"object\":\"customer\"");
        });
        assertThat(cluster.topic("bad.routed.products").read())
                .allSatisfy(message ->
                        assertThat(json(message).path("object").textValue()).isEqualTo("product"));
        assertThat(rest.status("bad-routed").hasFailed()).isFalse();
    }

    /** Customers in JSON with schemas, which a sink can read back, and among them one whose payload is cut off. */
    private Topic rawTopicWithABrokenRecord(String prefix) {
        create(
                prefix.replace('.', '-') + "-source",
                stripe().with("topic.prefix", prefix).with("value.converter.schemas.enable", "true"));
        Topic raw = cluster.topic(prefix + ".customers");
        soon().untilAsserted(() -> assertThat(raw.read()).hasSizeGreaterThanOrEqualTo(CUSTOMERS));
        ConsumerRecord<String, byte[]> sound = raw.read().get(0);
        ObjectNode message = (ObjectNode) json(sound);
        ((ObjectNode) message.path("payload"))
                .put("id", "cus_broken")
                .put("payload", "{\"id\":\"cus_broken\",\"name\":\"secret payload");
        raw.append(
                "acme:stripe:acct_acme:customer:cus_broken", message.toString().getBytes(StandardCharsets.UTF_8));
        return raw;
    }

    private static Configs sinkOver(Topic raw) {
        return Configs.hubspotSink(providers, raw.name())
                .json()
                .with("value.converter.schemas.enable", "true")
                .unify("bad.unified");
    }

    private static Configs stripe() {
        return Configs.stripeSource(providers, "acme", "bad.stripe").json();
    }

    private void create(String name, Configs config) {
        rest.create(name, config.settings());
        created.add(name);
    }

    /** The one thing wrong is at the setting, and says these words. */
    private void assertFinding(Configs config, String setting, String... words) {
        List<ConfigFinding> findings = rest.validate("bad", config.settings());
        assertThat(findings).extracting(ConfigFinding::setting).containsExactly(setting);
        String message = String.join(" ", findings.get(0).errors());
        assertThat(message).contains(words).doesNotContain(WRONG_KEY, WRONG_TOKEN);
    }

    private static Set<String> reasons(Topic deadLetters) {
        return deadLetters.read().stream()
                .map(letter -> header(letter, "__connect.errors.exception.message"))
                .collect(Collectors.toSet());
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> message) {
        return RawEntry.parse(new String(message.value(), StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(250));
    }
}
