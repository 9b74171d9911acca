package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a run, for people and as JSON.
 *
 * @param checks each tenant's comparison with the sandbox
 * @param changes the changes that were made on the way
 * @param problems what else is wrong
 * @param records how many records were read
 * @param sync from the creation of the connectors until all was there
 * @param wall the whole run
 */
record Report(
        List<TenantCheck.Result> checks,
        List<Arrivals.Arrived> changes,
        List<String> problems,
        long records,
        Duration sync,
        Duration wall) {

    /** Of a run that came to no comparison. */
    static Report failed(String problem, Duration wall) {
        return new Report(List.of(), List.of(), List.of(problem), 0, Duration.ZERO, wall);
    }

    boolean ok() {
        return problems.isEmpty() && !checks.isEmpty() && checks.stream().allMatch(TenantCheck.Result::ok);
    }

    /** Records of all topics, raw and unified, by the time of the sync. */
    long recordsPerSecond() {
        return records * 1000 / Math.max(1, sync.toMillis());
    }

    void print(Console console) {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("topic", "expected", "found", "missing", "duplicates", "extra", "differing", "records")));
        for (TenantCheck.Result check : checks) {
            for (TopicResult topic : check.topics()) {
                rows.add(List.of(
                        topic.topic(),
                        number(topic.expected()),
                        number(topic.found()),
                        number(topic.missing()),
                        number(topic.duplicates()),
                        number(topic.extra()),
                        number(topic.differing() + topic.undeleted()),
                        number(topic.records())));
            }
        }
        console.table(rows);
        for (TenantCheck.Result check : checks) {
            MirrorResult mirror = check.mirror();
            console.line(String.format(
                    "%s: of %,d Stripe customers with an e-mail address, %,d are HubSpot contacts",
                    mirror.tenant(), mirror.expected(), mirror.expected() - mirror.missing()));
        }
        for (TenantCheck.Result check : checks) {
            check.topics()
                    .forEach(topic -> topic.examples().forEach(line -> console.line(topic.topic() + ": " + line)));
            check.mirror()
                    .examples()
                    .forEach(line -> console.line(check.mirror().tenant() + ": " + line));
        }
        problems.forEach(console::line);
        console.line(String.format(
                "%s: %,d records in %.1f s of syncing (%,d records/s), %.1f s in all",
                ok() ? "All as it should be" : "NOT as it should be",
                records,
                sync.toMillis() / 1000.0,
                recordsPerSecond(),
                wall.toMillis() / 1000.0));
    }

    /**
     * Writes the outcome.
     *
     * @throws UserException if the file cannot be written, naming the flag
     */
    void write(Path file) {
        try {
            ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(file, json.writeValueAsString(toJson(json)) + "\n");
        } catch (IOException e) {
            throw new UserException("Cannot write " + file + " (" + e + "). Choose another file with --json", e);
        }
    }

    private ObjectNode toJson(ObjectMapper json) {
        ObjectNode root = json.createObjectNode().put("ok", ok());
        ObjectNode topics = root.putObject("topics");
        for (TenantCheck.Result check : checks) {
            for (TopicResult topic : check.topics()) {
                topics.putObject(topic.topic())
                        .put("expected", topic.expected())
                        .put("found", topic.found())
                        .put("missing", topic.missing())
                        .put("duplicates", topic.duplicates())
                        .put("extra", topic.extra())
                        .put("differing", topic.differing())
                        .put("undeleted", topic.undeleted())
                        .put("records", topic.records());
            }
        }
        ObjectNode mirrors = root.putObject("stripe_customers_in_hubspot");
        for (TenantCheck.Result check : checks) {
            mirrors.putObject(check.mirror().tenant())
                    .put("expected", check.mirror().expected())
                    .put("found", check.mirror().expected() - check.mirror().missing())
                    .put("missing", check.mirror().missing());
        }
        var arrived = root.putArray("changes");
        for (Arrivals.Arrived change : changes) {
            arrived.addObject()
                    .put("change", change.what())
                    .put("topic", change.topic())
                    .put("latency_ms", change.latency().toMillis());
        }
        var wrong = root.putArray("problems");
        problems.forEach(wrong::add);
        return root.put("records", records)
                .put("sync_ms", sync.toMillis())
                .put("wall_ms", wall.toMillis())
                .put("records_per_second", recordsPerSecond());
    }

    private static String number(long value) {
        return String.format("%,d", value);
    }
}
