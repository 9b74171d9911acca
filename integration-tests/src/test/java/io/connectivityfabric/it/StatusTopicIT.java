package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ConfigFinding;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.PortWish;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connector tells of itself on its tenant's status topic, also when it fails. */
@WithCluster
@Timeout(180)
class StatusTopicIT {
    private static final String NAME = "status-stripe";
    private static final String TOPIC = "ops.acme.status";
    private static final int CUSTOMERS = 250;

    private final TestCluster cluster;
    private final ConnectRest rest;

    StatusTopicIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.sharedWorker().rest();
    }

    @Test
    void aSourceTellsHowItFaresWhileItRunsFailsAndIsRestarted() throws Exception {
        SandboxOptions options = SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(CUSTOMERS)
                .contacts(0)
                .build();
        try (Providers providers = new Providers(options)) {
            rest.create(NAME, config(providers).settings());
            try {
                soon().untilAsserted(() -> {
                    JsonNode status = status();
                    assertThat(status.path("phase").asText()).isEqualTo("live");
                    assertThat(status.path("lag_seconds").isNumber()).isTrue();
                });
                JsonNode live = status();
                assertThat(live.path("tenant").asText()).isEqualTo("acme");
                assertThat(live.path("account").asText()).isEqualTo("acct_acme");
                assertThat(live.path("rows").asInt()).isEqualTo(CUSTOMERS);
                assertThat(live.path("records").asInt()).isEqualTo(CUSTOMERS);
                assertThat(live.path("bytes").asInt()).isGreaterThan(CUSTOMERS * 100);
                assertThat(live.path("ranges_total").asInt()).isPositive();
                assertThat(live.path("ranges_done")).isEqualTo(live.path("ranges_total"));
                assertThat(live.path("api_calls").asInt()).isPositive();
                assertThat(live.path("last_error").isNull()).isTrue();

                providers.sandbox().faults().add(Fault.status("stripe", 401, 1_000_000));
                soon().untilAsserted(() ->
                        assertThat(status().path("phase").asText()).isEqualTo("failed"));
                assertThat(status().path("last_error").asText())
                        .contains("stripe.api.key")
                        .doesNotContain("sk_test_acme");

                rest.restart(NAME);
                soon().untilAsserted(() -> {
                    assertThat(startedAt(status())).isAfter(startedAt(live));
                    assertThat(status().path("phase").asText()).isEqualTo("failed");
                    assertThat(status().path("account").isNull())
                            .as("found out before the key was refused")
                            .isTrue();
                });

                providers.sandbox().faults().clear();
                rest.restart(NAME);
                soon().untilAsserted(() ->
                        assertThat(status().path("phase").asText()).isEqualTo("live"));
                assertThat(status().path("last_error").isNull()).isTrue();

                rest.stop(NAME);
                soon().untilAsserted(() ->
                        assertThat(status().path("phase").asText()).isEqualTo("stopped"));
            } finally {
                rest.delete(NAME);
            }
            assertThat(cleanupPolicy()).isEqualTo("compact");
        }
    }

    @Test
    void aClusterThatIsNotThereIsFoundAtItsSetting() throws Exception {
        try (Providers providers = new Providers(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(0)
                .build())) {
            Configs config = config(providers)
                    .with(
                            "control.bootstrap.servers",
                            "127.0.0.1:" + PortWish.any().choose());

            List<ConfigFinding> findings = rest.validate(NAME, config.settings());

            assertThat(findings).extracting(ConfigFinding::setting).containsExactly("control.bootstrap.servers");
        }
    }

    private Configs config(Providers providers) {
        return Configs.stripeSource(providers, "acme", "status.stripe")
                .json()
                .with("control.bootstrap.servers", cluster.bootstrapServers())
                .with("control.topic.prefix", "ops")
                .with("control.topic.replication.factor", "1")
                .with("control.status.interval.ms", "200");
    }

    /** What a compacted topic would hold of the only stream. */
    private JsonNode status() {
        Map<String, String> last = new HashMap<>();
        cluster.topic(TOPIC)
                .read()
                .forEach(message -> last.put(message.key(), new String(message.value(), StandardCharsets.UTF_8)));
        String key = "{\"connector\":\"" + NAME + "\",\"task\":0,\"stream\":\"customers\"}";
        assertThat(last).containsOnlyKeys(key);
        return RawEntry.parse(last.get(key));
    }

    private static Instant startedAt(JsonNode status) {
        return Instant.parse(status.path("started_at").asText());
    }

    private String cleanupPolicy() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            return admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get("cleanup.policy")
                    .value();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(250));
    }
}
