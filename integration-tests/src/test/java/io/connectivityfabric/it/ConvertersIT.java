package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.it.support.Configs;
import io.connectivityfabric.it.support.PlainAvro;
import io.connectivityfabric.it.support.Providers;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.it.support.TestCluster;
import io.connectivityfabric.it.support.Topic;
import io.connectivityfabric.it.support.WithCluster;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.unified.v1.UnifiedCustomer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Unified records come out the same through every converter, and any Avro consumer can read them. */
@WithCluster
class ConvertersIT {
    private static final int CUSTOMERS = 300;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private static TestCluster cluster;
    private static Providers providers;
    private static Topic confluent;
    private static Topic apicurio;
    private static Topic jsonPlain;
    private static Topic jsonWithSchema;
    private static PlainAvro avro;

    @BeforeAll
    static void readCustomersThroughEveryConverter(TestCluster running) throws Exception {
        cluster = running;
        providers = new Providers(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(CUSTOMERS)
                .contacts(0)
                .build());
        avro = new PlainAvro(cluster.registry().confluentUrl());
        confluent = unified("confluent", config -> config.confluentAvro(cluster.registry()));
        apicurio = unified("apicurio", config -> config.apicurioAvro(cluster.registry()));
        jsonPlain = unified("json", Configs::json);
        jsonWithSchema = unified("json-schema", config -> config.json().with("value.converter.schemas.enable", "true"));
        for (Topic topic : List.of(confluent, apicurio, jsonPlain, jsonWithSchema)) {
            await().atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(
                            () -> assertThat(topic.read()).as(topic.name()).hasSize(CUSTOMERS));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        try (Providers closing = providers) {
            List.of("confluent", "apicurio", "json", "json-schema")
                    .forEach(name -> cluster.sharedWorker().rest().delete("converters-" + name));
            closing.assertConforms();
        }
    }

    @Test
    void theRecordsSayWhatStripeSays() {
        Map<String, String> customers =
                providers.sandbox().tenant("acme").stripe().customers();
        Map<String, JsonNode> unified = values(confluent, ConvertersIT::fromAvro);

        assertThat(unified).hasSameSizeAs(customers);
        customers.forEach((id, json) -> {
            JsonNode customer = RawEntry.parse(json);
            JsonNode record = unified.get("acme:stripe:acct_acme:customer:" + id);
            assertThat(record).as(id).isNotNull();
            JsonNode meta = record.path("meta");
            assertThat(meta.path("source_id").asText()).isEqualTo(id);
            assertThat(meta.path("source_system").asText()).isEqualTo("stripe");
            assertThat(meta.path("tenant_id").asText()).isEqualTo("acme");
            assertThat(meta.path("created_at").asLong())
                    .isEqualTo(customer.path("created").asLong() * 1000);
            assertThat(record.path("display_name").asText("")).isEqualTo(name(customer));
            assertThat(record.path("email").asText("").toLowerCase(Locale.ROOT))
                    .isEqualTo(customer.path("email").asText("").strip().toLowerCase(Locale.ROOT));
            assertThat(record.path("balance").path("minor_units").asLong())
                    .isEqualTo(customer.path("balance").asLong());
        });
    }

    /** Stripe has three names for a customer, of which any may be missing. */
    private static String name(JsonNode customer) {
        return Stream.of("name", "individual_name", "business_name")
                .map(field -> customer.path(field).asText("").strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Test
    void everyConverterGivesTheSameRecords() {
        Map<String, JsonNode> expected = values(confluent, ConvertersIT::fromAvro);

        assertThat(values(apicurio, ConvertersIT::fromAvro)).isEqualTo(expected);
        assertThat(values(jsonPlain, ConvertersIT::fromJson)).isEqualTo(expected);
        assertThat(values(jsonWithSchema, value -> fromJson(value).path("payload")))
                .isEqualTo(expected);
    }

    @Test
    void theRegistryHoldsThePublishedSchema() {
        Schema written = avro.read(confluent.read().get(0).value()).getSchema();

        assertThat(written.getFullName()).isEqualTo("io.connectivityfabric.unified.v1.UnifiedCustomer");
        Schema published = UnifiedCustomer.getClassSchema();
        assertThat(written.getFields().stream().map(Schema.Field::name))
                .containsExactlyElementsOf(
                        published.getFields().stream().map(Schema.Field::name).toList());
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(published, written)
                        .getType())
                .isEqualTo(SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
    }

    /** One connector per converter; each reads all customers. */
    private static Topic unified(String name, Function<Configs, Configs> converter) {
        String topic = "converters." + name + ".unified.customer.v1";
        Configs config =
                Configs.stripeSource(providers, "acme", "converters." + name).unifiedTo(topic);
        cluster.sharedWorker()
                .rest()
                .create("converters-" + name, converter.apply(config).settings());
        return cluster.topic(topic);
    }

    /** By key, without the time of reading, which differs from one connector to the next. */
    private static Map<String, JsonNode> values(Topic topic, Function<byte[], JsonNode> decode) {
        Map<String, JsonNode> values = new TreeMap<>();
        topic.read().forEach(message -> {
            JsonNode value = decode.apply(message.value()).deepCopy();
            ((ObjectNode) value.path("meta")).remove("observed_at");
            values.put(message.key(), value);
        });
        return values;
    }

    private static JsonNode fromAvro(byte[] message) {
        return RawEntry.parse(avro.read(message).toString());
    }

    private static JsonNode fromJson(byte[] message) {
        return RawEntry.parse(new String(message, StandardCharsets.UTF_8));
    }
}
