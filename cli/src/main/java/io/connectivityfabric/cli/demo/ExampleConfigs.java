package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.Installation;
import java.util.List;
import java.util.Map;

/** The configs of {@code examples/}, changed only in what this machine demands. */
final class ExampleConfigs {
    static final List<String> FILES = List.of("stripe-source.json", "hubspot-source.json", "hubspot-sink.json");

    /** What these configs name. */
    static final List<String> CLASSES = List.of(
            "io.connectivityfabric.stripe.source.StripeSourceConnector",
            "io.connectivityfabric.hubspot.source.HubSpotSourceConnector",
            "io.connectivityfabric.hubspot.sink.HubSpotSinkConnector",
            "io.connectivityfabric.transforms.Unify");

    private final Installation installation;
    private final DemoCluster cluster;
    private final Secrets secrets;

    ExampleConfigs(Installation installation, DemoCluster cluster, Secrets secrets) {
        this.installation = installation;
        this.cluster = cluster;
        this.secrets = secrets;
    }

    List<ConnectorConfig> of(Tenant tenant) {
        return FILES.stream()
                .map(file -> ConnectorConfig.read(
                        installation.root().resolve("examples").resolve(file)))
                .map(example -> example.forTenant(tenant).with(replaced(tenant), baseUrl(example)))
                .toList();
    }

    private Map<String, String> replaced(Tenant tenant) {
        return Map.of(
                Secrets.STRIPE_KEY,
                secrets.reference(tenant, Secrets.STRIPE_KEY),
                Secrets.HUBSPOT_TOKEN,
                secrets.reference(tenant, Secrets.HUBSPOT_TOKEN),
                "value.converter",
                Installation.AVRO_CONVERTER_CLASS,
                "value.converter.schema.registry.url",
                cluster.registry().confluentUrl().toString(),
                // There is one broker.
                "topic.creation.default.replication.factor",
                "1",
                "errors.deadletterqueue.topic.replication.factor",
                "1");
    }

    private Map<String, String> baseUrl(ConnectorConfig example) {
        SandboxClient sandbox = cluster.sandbox();
        return example.settings().containsKey(Secrets.STRIPE_KEY)
                ? Map.of("stripe.api.base.url", sandbox.stripe().toString())
                : Map.of("hubspot.api.base.url", sandbox.hubspot().toString());
    }
}
