package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ConfigFinding;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.PluginInfo;
import io.connectivityfabric.cluster.topics.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Steps two to five: what an operator does until the connectors run. */
final class SetupSteps {
    private static final String OURS = "io.connectivityfabric.";

    private final List<Tenant> tenants;
    private final Console console;
    private final Secrets secrets;
    private final ConnectRest rest;
    private final SchemaRegistry registry;
    private final ExampleConfigs examples;

    SetupSteps(
            Installation installation,
            List<Tenant> tenants,
            Console console,
            DemoCluster cluster,
            Secrets secrets,
            SchemaRegistry registry) {
        this.tenants = tenants;
        this.console = console;
        this.secrets = secrets;
        this.rest = cluster.worker().rest();
        this.registry = registry;
        this.examples = new ExampleConfigs(installation, cluster, secrets);
    }

    void listPlugins() {
        console.step(2, "List the plugins that the worker has found");
        List<PluginInfo> plugins = rest.plugins();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("class", "type", "version")));
        plugins.stream()
                .filter(plugin -> plugin.className().startsWith(OURS))
                .forEach(plugin -> rows.add(List.of(plugin.className(), plugin.type(), plugin.version())));
        console.table(rows);
        console.line("and " + (plugins.size() - rows.size() + 1) + " of Kafka and of the Avro converter");
        for (String needed : ExampleConfigs.CLASSES) {
            if (plugins.stream().noneMatch(plugin -> plugin.className().equals(needed))) {
                throw new DemoException("The worker has not found " + needed);
            }
        }
    }

    void storeCredentials() throws IOException {
        console.step(3, "Store the credentials where only the worker reads them");
        for (Tenant tenant : tenants) {
            secrets.store(tenant);
            console.line(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.fileOf(tenant))) + "  "
                    + secrets.fileOf(tenant));
        }
        Tenant first = tenants.get(0);
        console.line(
                "A connector config holds a reference only, which the worker resolves when it starts the connector:");
        console.line("  \"" + Secrets.STRIPE_KEY + "\": \"" + secrets.reference(first, Secrets.STRIPE_KEY) + "\"");
    }

    /** The configs of all tenants, which the worker has found to be valid. */
    List<ConnectorConfig> validateConfigs() {
        console.step(4, "Validate the connector configs");
        List<ConnectorConfig> configs = new ArrayList<>();
        for (Tenant tenant : tenants) {
            for (ConnectorConfig config : examples.of(tenant)) {
                configs.add(config);
                if (configs.size() <= ExampleConfigs.FILES.size()) {
                    console.line("examples/" + config.file().getFileName() + "  (* = changed for this machine)");
                    config.lines().forEach(line -> console.line("  " + line));
                }
                List<ConfigFinding> findings = rest.validate(config.name(), config.settings());
                for (ConfigFinding finding : findings) {
                    console.line("  " + finding.setting() + ": " + String.join("; ", finding.errors()));
                }
                if (!findings.isEmpty()) {
                    throw new DemoException("The worker refuses the config of " + config.name());
                }
                console.line(config.name() + ": valid");
            }
        }
        return configs;
    }

    /** Creates them all; from then on the follower notices when one fails. */
    void createConnectors(List<ConnectorConfig> configs, Follower follower) {
        console.step(5, "Create the connectors");
        // Of two sources that register the first schema of a topic at the same moment, this registry refuses one.
        List<ConnectorConfig> first = configs.stream()
                .filter(config -> config.file().endsWith(ExampleConfigs.FILES.get(0)))
                .toList();
        first.forEach(config -> create(config, follower));
        List<String> subjects =
                tenants.stream().map(tenant -> tenant.unifiedTopic() + "-value").toList();
        follower.until(() -> registry.subjects().containsAll(subjects));
        configs.stream().filter(config -> !first.contains(config)).forEach(config -> create(config, follower));
        console.line("The worker's stored configs hold no secret.");
    }

    private void create(ConnectorConfig config, Follower follower) {
        rest.create(config.name(), config.settings());
        follower.watch(config.name());
        JsonNode stored = rest.config(config.name());
        boolean holdsSecret = tenants.stream()
                .flatMap(tenant -> Stream.of(tenant.stripeKey(), tenant.hubspotToken()))
                .anyMatch(stored.toString()::contains);
        if (holdsSecret) {
            throw new DemoException("The worker's stored config of " + config.name() + " holds a secret");
        }
        console.line("POST /connectors  " + config.name());
    }
}
