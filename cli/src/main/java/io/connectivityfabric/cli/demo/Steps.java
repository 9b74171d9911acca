package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.topics.SchemaRegistry;
import io.connectivityfabric.cluster.topics.TopicReader;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Steps two to eight on a cluster that runs, and the comparison at the end. */
final class Steps {
    private static final String UNIFIED_SCHEMA = "io.connectivityfabric.unified.v1.UnifiedCustomer";

    private final DemoOptions options;
    private final Console console;
    private final DemoCluster cluster;
    private final long start;
    private final ConnectRest rest;
    private final SchemaRegistry registry;
    private final SetupSteps setup;

    Steps(
            Installation installation,
            DemoOptions options,
            Console console,
            DemoCluster cluster,
            Secrets secrets,
            long start) {
        this.options = options;
        this.console = console;
        this.cluster = cluster;
        this.start = start;
        this.rest = cluster.worker().rest();
        this.registry = new SchemaRegistry(cluster.registry().confluentUrl());
        this.setup = new SetupSteps(installation, options.tenants(), console, cluster, secrets, registry);
    }

    /** True if all was as it should be. */
    boolean run() throws IOException {
        setup.listPlugins();
        setup.storeCredentials();
        List<ConnectorConfig> configs = setup.validateConfigs();
        List<TenantLedgers> ledgers =
                options.tenants().stream().map(TenantLedgers::new).toList();
        List<String> topics = options.tenants().stream()
                .flatMap(each -> each.topics().stream())
                .toList();
        try (TopicReader reader = new TopicReader(cluster.broker().bootstrapServers(), registry, topics)) {
            Follower follower = new Follower(reader, rest);
            ledgers.forEach(each -> follower.tell(each::take));
            Sync sync = new Sync(console, cluster.sandbox(), follower, ledgers);
            List<Sample> samples = sync.samples();
            samples.forEach(sample -> follower.tell(sample::take));
            setup.createConnectors(configs, follower);
            showSamples(samples, follower);
            Sync.Outcome outcome = follow(sync);
            List<String> problems = showPositions(configs);
            showTenants(ledgers);
            return report(outcome, problems, sync, ledgers);
        }
    }

    private void showSamples(List<Sample> samples, Follower follower) {
        console.step(6, "A Stripe customer and a HubSpot contact beside their unified records");
        follower.until(() -> samples.stream().allMatch(Sample::found));
        for (Sample sample : samples) {
            console.line(sample.show());
            console.line(" ");
        }
    }

    private Sync.Outcome follow(Sync sync) {
        console.step(7, "Follow the sync; change, delete and add a few objects on the way");
        Sync.Outcome outcome = sync.run();
        for (Arrivals.Arrived change : sync.arrived()) {
            console.line(String.format(
                    "%s: on %s after %,d ms",
                    change.what(), change.topic(), change.latency().toMillis()));
        }
        return outcome;
    }

    /** What is wrong with them. */
    private List<String> showPositions(List<ConnectorConfig> configs) {
        console.line("Where each source goes on after a restart (GET /connectors/.../offsets):");
        List<String> problems = new ArrayList<>();
        for (ConnectorConfig config : configs) {
            if (config.isSource()) {
                JsonNode position = rest.offsets(config.name()).path(0).path("offset");
                console.line("  " + config.name() + ": " + shown(position));
                if (!position.isObject()) {
                    problems.add("The worker has no offset of " + config.name());
                }
            }
        }
        return problems;
    }

    private static String shown(JsonNode position) {
        return position.properties().stream()
                .map(part -> part.getKey() + "=" + shortened(part.getValue().asText()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String value) {
        return value.length() <= 20 ? value : value.substring(0, 20) + "...";
    }

    private void showTenants(List<TenantLedgers> ledgers) {
        console.step(8, "Two tenants side by side, each in topics of its own");
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("tenant", "topic", "objects", "records", "bytes", "of other tenants")));
        for (TenantLedgers each : ledgers) {
            for (String topic : each.tenant().topics()) {
                TopicLedger ledger = each.of(topic);
                long stray = ledger.keys().stream()
                        .filter(key -> !key.startsWith(each.tenant().name() + ":"))
                        .count();
                rows.add(List.of(
                        each.tenant().name(),
                        topic,
                        String.format("%,d", ledger.keys().size()),
                        String.format("%,d", ledger.records()),
                        String.format("%,d", ledger.bytes()),
                        String.format("%,d", stray)));
            }
        }
        console.table(rows);
    }

    private boolean report(
            Sync.Outcome outcome, List<String> positionProblems, Sync sync, List<TenantLedgers> ledgers) {
        console.heading("The topics compared with the sandbox, object by object");
        List<String> problems = new ArrayList<>(positionProblems);
        if (outcome.problem() != null) {
            problems.add(outcome.problem());
        }
        problems.addAll(schemaProblems());
        Report report = new Report(
                outcome.checks(),
                sync.arrived(),
                problems,
                ledgers.stream().mapToLong(TenantLedgers::records).sum(),
                outcome.took(),
                Duration.ofNanos(System.nanoTime() - start));
        report.print(console);
        if (options.json() != null) {
            report.write(options.json());
            console.line("Written to " + options.json());
        }
        return report.ok();
    }

    /** Each topic's schema must be registered, under the subject that consumers look for. */
    private List<String> schemaProblems() {
        console.line("Registered: " + String.join(", ", new TreeSet<>(registry.subjects())));
        List<String> problems = new ArrayList<>();
        for (Tenant tenant : options.tenants()) {
            for (String topic : tenant.topics()) {
                String subject = topic + "-value";
                String name = registry.latest(subject)
                        .map(found -> found.schema().getFullName())
                        .orElse("none");
                String wanted = topic.equals(tenant.unifiedTopic()) ? UNIFIED_SCHEMA : RawRecord.SCHEMA_NAME;
                if (!name.equals(wanted)) {
                    problems.add("Subject " + subject + " should hold " + wanted + " but holds " + name);
                }
            }
        }
        return problems;
    }
}
