package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StripeSourceConnectorTest {
    private static final Map<String, String> PARTITION =
            Map.of("tenant", "default", "system", "stripe", "account", "acct_acme", "stream", "customers");
    private static Sandbox sandbox;

    private final StripeSourceConnector connector = new StripeSourceConnector();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(3)
                .contacts(0)
                .build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Map<String, String> config(String... pairs) {
        Map<String, String> config = new HashMap<>();
        config.put("name", "stripe");
        config.put("connector.class", "io.connectivityfabric.stripe.source.StripeSourceConnector");
        config.put("stripe.api.key", sandbox.tenant("acme").stripe().apiKey());
        config.put("stripe.api.base.url", sandbox.stripeUrl());
        config.put("streams", "customers");
        for (int i = 0; i < pairs.length; i += 2) {
            config.put(pairs[i], pairs[i + 1]);
        }
        return config;
    }

    /** Errors by setting, of settings that have any. */
    private Map<String, List<String>> errors(Map<String, String> config) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(config).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    @Test
    void goodSettingsHaveNoErrors() {
        assertThat(errors(config())).isEmpty();
    }

    @Test
    void aWrongKeyIsFoundAtTheKey() {
        Map<String, List<String>> errors = errors(config("stripe.api.key", "sk_test_somebodyelse"));
        assertThat(errors).containsOnlyKeys("stripe.api.key");
        assertThat(errors.get("stripe.api.key").get(0))
                .contains("does not accept the API key")
                .doesNotContain("sk_test_somebodyelse");
    }

    @Test
    void aKeyThatMayNotReadEventsIsFoundAtTheKey() {
        sandbox.faults().add(Fault.status("stripe", 403, 1).on("GET /v1/events"));
        assertThat(errors(config())).containsOnlyKeys("stripe.api.key");
    }

    @Test
    void streamsThatTheKeyMayNotReadAreNamedAtTheStreams() {
        try (FakeStripe stripe = new FakeStripe()) {
            stripe.put("/v1/customers", "{'id':'cus_1','object':'customer'}").put("/v1/products");
            stripe.put("/v1/customers/cus_1/tax_ids").refuse("/v1/customers/cus_1/tax_ids", 403);
            stripe.refuse("/v1/refunds", 403);
            Map<String, List<String>> errors = errors(
                    config("stripe.api.base.url", stripe.url(), "streams", "customers,refunds,tax_ids,products"));
            assertThat(errors).containsOnlyKeys("streams");
            assertThat(errors.get("streams").get(0))
                    .contains("may not read refunds, tax_ids.", "Give it the permission")
                    .contains("required permissions");
        }
    }

    @Test
    void allStreamsTogetherAreTriedWithinTheTimeOfTheCheck() {
        try (FakeStripe stripe = new FakeStripe()) {
            StripeStreams.all().forEach(stream -> stripe.put(stream.path()));
            String all = String.join(",", StripeStreams.names());
            assertThat(errors(config("stripe.api.base.url", stripe.url(), "streams", all)))
                    .isEmpty();
            assertThat(stripe.asked).hasSizeGreaterThan(StripeStreams.names().size());
        }
    }

    @Test
    void allChangesNeedAccessToEventsOnly() {
        try (FakeStripe stripe = new FakeStripe()) {
            stripe.put("/v1/customers");
            Map<String, String> config = config("stripe.api.base.url", stripe.url(), "changes", "all");
            assertThat(errors(config)).isEmpty();
            connector.start(config);
            assertThat(connector.taskConfigs(2))
                    .extracting(task -> task.get("streams"))
                    .containsExactly("customers", "events");
        }
    }

    @Test
    void aKeyOfTheOtherModeIsRefused() {
        Map<String, List<String>> errors = errors(config("stripe.api.key", "sk_test_x", "stripe.mode", "live"));
        assertThat(errors).containsOnlyKeys("stripe.mode");
        assertThat(errors.get("stripe.mode").get(0)).contains("stripe.api.key is a key for test data");
        assertThat(errors(config("stripe.mode", "production"))).containsOnlyKeys("stripe.mode");
    }

    @Test
    void anAddressWithoutAServerIsFoundAtTheAddress() {
        assertThat(errors(config("stripe.api.base.url", "http://127.0.0.1:1"))).containsOnlyKeys("stripe.api.base.url");
    }

    @Test
    void aServerWithoutTlsIsFoundAtTheAddress() {
        String https = sandbox.stripeUrl().replace("http:", "https:");
        assertThat(errors(config("stripe.api.base.url", https))).containsOnlyKeys("stripe.api.base.url");
    }

    @Test
    void anAddressThatIsNotStripesIsFoundAtTheAddress() {
        assertThat(errors(config("stripe.api.base.url", sandbox.hubspotUrl() + "/crm")))
                .doesNotContainKey("streams")
                .isNotEmpty();
    }

    @Test
    void anUnknownStreamIsToldFromAWrongKey() {
        Map<String, List<String>> errors = errors(config("streams", "custmers", "stripe.api.key", "sk_test_no"));
        assertThat(errors).containsOnlyKeys("streams", "stripe.api.key");
        assertThat(errors.get("streams").get(0)).contains("Known: ", "Did you mean 'customers'?");
    }

    @Test
    void aMissingKeyIsAskedForWithoutAnyCall() {
        Map<String, String> config = config();
        config.remove("stripe.api.key");
        long before = sandbox.traffic().requests();
        assertThat(errors(config)).containsOnlyKeys("stripe.api.key");
        assertThat(sandbox.traffic().requests()).isEqualTo(before);
    }

    @Test
    void unifiedOutputNeedsTheTransform() {
        assertThat(errors(config("output", "unified"))).containsOnlyKeys("output");
        assertThat(errors(config("output", "unified", "transforms", "u", "transforms.u.type", "Unify")))
                .isEmpty();
    }

    @Test
    void tasksShareOutTheStreams() {
        connector.start(config());
        assertThat(connector.taskConfigs(3))
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("streams", "customers"));
    }

    @Test
    void writesExactlyOnceWithoutBoundariesOfItsOwn() {
        assertThat(connector.exactlyOnceSupport(config())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(config()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void isFoundAsAServiceWithItsVersion() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .extracting(found -> found.getClass().getSimpleName() + " " + found.version())
                .containsExactly(
                        "StripeSourceConnector " + connector.version(),
                        "StripeWebhookSourceConnector " + connector.version());
        assertThat(connector.version()).matches("\\d.*");
    }

    @Test
    void offsetsThatItCouldReadAreAccepted() {
        assertThat(connector.alterOffsets(config(), Map.of(PARTITION, Map.of("version", 1L, "feed.tick", 1764000000L))))
                .isTrue();
    }

    @Test
    void offsetsThatStripeKnowsNothingOfAreRefusedWithTheReason() {
        assertThatThrownBy(() -> alter(Map.of("version", 1, "feed.tick", 1764000000000L)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("in seconds since 1970");
        assertThatThrownBy(() -> alter(Map.of("version", 1, "feed.tick", -1))).hasMessageContaining("feed.tick is -1");
        assertThatThrownBy(() -> alter(Map.of("version", 1, "feed.tick", 5, "feed.walk", "x")))
                .hasMessageContaining("feed.walk");
        assertThatThrownBy(() -> alter(Map.of("version", 1, "feed.tick", 5, "backfill.ranges", "list:..")))
                .hasMessageContaining("begin with 'created:'");
        assertThatThrownBy(() -> alter(Map.of("version", 1, "feed.tick", "2026-01-01")))
                .hasMessageContaining("feed.tick must be a whole number");
        assertThat(alter(Map.of("version", 1, "feed.tick", 5, "backfill.ranges", "created:100..200>cus_1@150")))
                .isTrue();
    }

    private boolean alter(Map<String, ?> offset) {
        return connector.alterOffsets(config(), Map.of(PARTITION, offset));
    }

    @Test
    void aResetIsAcceptedForAnyPartition() {
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(Map.of("of", "an older release"), null);
        assertThat(connector.alterOffsets(config(), reset)).isTrue();
    }

    @Test
    void offsetsThatItCouldNotReadAreRefused() {
        assertThatThrownBy(() -> connector.alterOffsets(config(), Map.of(PARTITION, Map.of("version", 7))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("version 7");
        Map<String, String> otherTenant = new HashMap<>(PARTITION);
        otherTenant.put("tenant", "globex");
        assertThatThrownBy(() ->
                        connector.alterOffsets(config(), Map.of(otherTenant, Map.of("version", 1, "feed.tick", 1))))
                .hasMessageContaining("tenant is default");
        Map<String, String> otherStream = new HashMap<>(PARTITION);
        otherStream.put("stream", "contacts");
        assertThatThrownBy(() ->
                        connector.alterOffsets(config(), Map.of(otherStream, Map.of("version", 1, "feed.tick", 1))))
                .hasMessageContaining("its streams are ");
    }
}
