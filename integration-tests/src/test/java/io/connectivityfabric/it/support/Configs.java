package io.connectivityfabric.it.support;

import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalRegistry;
import java.util.Map;
import java.util.TreeMap;

/** Connector configs as a user writes them; {@code with} adds or replaces. */
public record Configs(Map<String, String> settings) {

    /** Reads a tenant's customers, raw, to {@code <prefix>.customers}. */
    public static Configs stripeSource(Providers providers, String tenant, String prefix) {
        return source("io.connectivityfabric.stripe.source.StripeSourceConnector", tenant, prefix)
                .with("stripe.api.key", "sk_test_" + tenant)
                .with("stripe.api.base.url", providers.stripeUrl().toString())
                .with("streams", "customers");
    }

    /** Reads a tenant's contacts, raw, to {@code <prefix>.contacts}. */
    public static Configs hubspotSource(Providers providers, String tenant, String prefix) {
        return source("io.connectivityfabric.hubspot.source.HubSpotSourceConnector", tenant, prefix)
                .with("hubspot.access.token", "pat-na1-" + tenant)
                .with("hubspot.api.base.url", providers.hubspotUrl().toString())
                .with("streams", "contacts");
    }

    /** Takes the events that a sender sends, raw, to {@code <prefix>.events}. */
    public static Configs stripeWebhooks(WebhookSender sender, String prefix) {
        return source("io.connectivityfabric.stripe.source.webhook.StripeWebhookSourceConnector", "acme", prefix)
                .with("stripe.webhook.secret", WebhookSender.SECRET)
                .with("stripe.account", "acct_acme")
                .with("listener.host", "127.0.0.1")
                .with("listener.port", String.valueOf(sender.port()));
    }

    /** Writes a topic of unified customers to the contacts of acme. */
    public static Configs hubspotSink(Providers providers, String topic) {
        return new Configs(Map.of())
                .with("connector.class", "io.connectivityfabric.hubspot.sink.HubSpotSinkConnector")
                .with("tasks.max", "1")
                .with("topics", topic)
                .with("tenant", "acme")
                .with("hubspot.access.token", "pat-na1-acme")
                .with("hubspot.api.base.url", providers.hubspotUrl().toString())
                .with("create.properties", "true")
                .with("key.converter", "org.apache.kafka.connect.storage.StringConverter")
                .with("consumer.override.isolation.level", "read_committed");
    }

    /** Writes topics of unified records to Stripe. */
    public static Configs stripeSink(Providers providers, String apiKey, String topics) {
        return new Configs(Map.of())
                .with("connector.class", "io.connectivityfabric.stripe.sink.StripeSinkConnector")
                .with("tasks.max", "1")
                .with("topics", topics)
                .with("tenant", "acme")
                .with("stripe.api.key", apiKey)
                .with("stripe.api.base.url", providers.stripeUrl().toString())
                .with("key.converter", "org.apache.kafka.connect.storage.StringConverter")
                .with("consumer.override.isolation.level", "read_committed");
    }

    public Configs with(String setting, String value) {
        Map<String, String> changed = new TreeMap<>(settings);
        changed.put(setting, value);
        return new Configs(changed);
    }

    /** What is read goes out as unified records to the given topic. */
    public Configs unifiedTo(String topic) {
        return with("output", "unified").unify(topic);
    }

    /** Applies {@code Unify}, on whichever side. */
    public Configs unify(String topic) {
        return with("transforms", "unify")
                .with("transforms.unify.type", "io.connectivityfabric.transforms.Unify")
                .with("transforms.unify.topic.format", topic);
    }

    /** Values in JSON, without schemas. */
    public Configs json() {
        return with("value.converter", "org.apache.kafka.connect.json.JsonConverter")
                .with("value.converter.schemas.enable", "false");
    }

    /** Values in Avro, by Confluent's converter (the relocated copy that Maven Central has). */
    public Configs confluentAvro(LocalRegistry registry) {
        return with("value.converter", Installation.AVRO_CONVERTER_CLASS)
                .with(
                        "value.converter.schema.registry.url",
                        registry.confluentUrl().toString());
    }

    /** Values in Avro, by Apicurio's converter, in the wire format of Confluent's. */
    public Configs apicurioAvro(LocalRegistry registry) {
        return with("value.converter", Installation.APICURIO_CONVERTER_CLASS)
                .with(
                        "value.converter.apicurio.registry.url",
                        registry.apicurioUrl().toString())
                .with("value.converter.apicurio.registry.auto-register", "true")
                .with("value.converter.apicurio.registry.as-confluent", "true")
                .with("value.converter.apicurio.registry.headers.enabled", "false")
                .with("value.converter.apicurio.registry.use-id", "contentId");
    }

    /** Topics are not compacted, which could hide a duplicate. */
    private static Configs source(String connector, String tenant, String prefix) {
        return new Configs(Map.of())
                .with("connector.class", connector)
                .with("tasks.max", "1")
                .with("tenant", tenant)
                .with("topic.prefix", prefix)
                .with("output", "raw")
                .with("poll.interval.ms", "500")
                .with("key.converter", "org.apache.kafka.connect.storage.StringConverter")
                .with("topic.creation.default.partitions", "1")
                .with("topic.creation.default.replication.factor", "1")
                .with("topic.creation.default.cleanup.policy", "delete");
    }
}
