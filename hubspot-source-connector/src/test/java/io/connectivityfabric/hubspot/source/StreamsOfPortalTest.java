package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.Portal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type of objects that a portal has, custom ones included, is read as a stream. */
class StreamsOfPortalTest {
    private Sandbox sandbox;
    private Portal portal;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(120)
                .limits(false)
                .searchDelay(Duration.ZERO)
                .build());
        portal = sandbox.tenant("acme").hubspot();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everyObjectOfEveryTypeArrivesAndThenEveryChange() {
        List<String> streams = new ArrayList<>(
                HubSpotStreams.all().stream().map(HubSpotStream::name).toList());
        streams.addAll(
                portal.types().stream().filter(type -> !streams.contains(type)).toList());
        assertThat(streams).hasSize(23);
        try (TestWorker worker = new TestWorker(
                new HubSpotSourceTask(),
                Map.of(
                        "hubspot.access.token", portal.accessToken(),
                        "hubspot.api.base.url", sandbox.hubspotUrl(),
                        "streams", String.join(",", streams),
                        "poll.interval.ms", "100"),
                Map.of())) {
            Map<String, Set<String>> wanted = new TreeMap<>();
            streams.forEach(stream ->
                    wanted.put(stream, new TreeSet<>(portal.objects(stream).ids())));
            assertThat(wanted.values()).allSatisfy(ids -> assertThat(ids).isNotEmpty());
            worker.pollUntil(() -> idsByStream(worker.records).equals(wanted));

            worker.records.clear();
            Map<String, Set<String>> changed = new TreeMap<>();
            streams.forEach(stream -> {
                String id = portal.objects(stream).ids().get(0);
                portal.objects(stream).createProperty("fabric_note", false);
                portal.objects(stream).update(id, Map.of("fabric_note", "changed"));
                changed.put(stream, Set.of(id));
            });
            worker.pollUntil(() -> idsByStream(worker.records).equals(changed));
            assertThat(worker.texts("operation")).containsOnly("update");
            assertThat(worker.records.stream().map(record -> TestWorker.text(record, "object")))
                    .contains("company", "line_item", "commerce_payment");
        }
    }

    @Test
    void aPortalsOwnTypesAreAskedForAndOthersRefused() {
        HubSpotSourceConnector connector = new HubSpotSourceConnector();
        Map<String, String> config = new HashMap<>(Map.of(
                "name", "hubspot",
                "hubspot.access.token", portal.accessToken(),
                "hubspot.api.base.url", sandbox.hubspotUrl()));
        String custom = portal.types().stream()
                .filter(type -> type.startsWith("p"))
                .filter(type ->
                        HubSpotStreams.all().stream().noneMatch(s -> s.name().equals(type)))
                .findFirst()
                .orElseThrow();
        config.put("streams", "deals," + custom);
        assertThat(connector.validate(config).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());

        config.put("streams", "deals,2-999999");
        assertThat(connector.validate(config).configValues())
                .filteredOn(value -> value.name().equals("streams"))
                .singleElement()
                .satisfies(value -> assertThat(value.errorMessages())
                        .singleElement()
                        .asString()
                        .contains("2-999999"));
        assertThatThrownBy(() -> HubSpotStreams.named("cars")).hasMessageContaining("'cars'");
    }

    private static Map<String, Set<String>> idsByStream(List<SourceRecord> records) {
        Map<String, Set<String>> ids = new TreeMap<>();
        records.forEach(
                record -> ids.computeIfAbsent(record.topic().substring("hubspot.".length()), name -> new TreeSet<>())
                        .add(TestWorker.text(record, "id")));
        return ids;
    }
}
