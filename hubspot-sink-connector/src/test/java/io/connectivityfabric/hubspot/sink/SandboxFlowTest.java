package io.connectivityfabric.hubspot.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.Tenant;
import io.connectivityfabric.sandbox.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything a Stripe account of the sandbox holds, odd values included, written to its HubSpot account. */
class SandboxFlowTest {

    private static final TopicPartition PARTITION = new TopicPartition(Customers.TOPIC, 0);
    private static final int CUSTOMERS = 1_000;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.builder()
            .customers(CUSTOMERS)
            .contacts(150)
            .limits(false)
            .build());
    private final Tenant acme = sandbox.tenant("acme");
    private final TestSinkContext context = new TestSinkContext(PARTITION);
    private final HubSpotSinkTask task = new HubSpotSinkTask();

    @AfterEach
    void stop() {
        task.stop();
        sandbox.close();
    }

    @Test
    void everyCustomerIsOneContactHoweverOftenItIsWritten() throws Exception {
        List<SinkRecord> records = records();
        start();
        write(records, 0);

        Set<String> once = new TreeSet<>(acme.hubspot().contactIds());
        assertAllPresent(records);
        write(shifted(records), CUSTOMERS);
        assertThat(new TreeSet<>(acme.hubspot().contactIds())).isEqualTo(once);
    }

    @Test
    void outagesOnTheWayLoseAndDoubleNothing() throws Exception {
        sandbox.faults().add(Fault.status("hubspot", 429, 3).after(2));
        sandbox.faults().add(Fault.status("hubspot", 500, 2).after(6).afterApplying());
        sandbox.faults().add(Fault.status("hubspot", 502, 2).after(10));
        sandbox.faults().add(Fault.reset("hubspot", 2).after(14));
        List<SinkRecord> records = records();
        start();
        write(records, 0);

        assertAllPresent(records);
        List<String> made = acme.hubspot().contacts().values().stream()
                .map(contact -> contact.getOrDefault("fabric_id", ""))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(made).doesNotHaveDuplicates();
    }

    private void start() {
        task.initialize(context);
        task.start(Map.of(
                "name",
                "to-hubspot",
                HubSpotSinkConfig.TENANT,
                "acme",
                HubSpotSinkConfig.ACCESS_TOKEN,
                acme.hubspot().accessToken(),
                HubSpotSinkConfig.BASE_URL,
                sandbox.hubspotUrl(),
                HubSpotSinkConfig.CREATE_PROPERTIES,
                "true",
                "retry.backoff.initial.ms",
                "20"));
        task.open(List.of(PARTITION));
    }

    private void write(List<SinkRecord> records, long before) {
        for (int from = 0; from < records.size(); from += 500) {
            task.put(records.subList(from, Math.min(from + 500, records.size())));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            task.put(List.of());
            return committable(before + records.size()) == before + records.size();
        });
    }

    private void assertAllPresent(List<SinkRecord> records) {
        for (SinkRecord record : records) {
            String email = ((Struct) record.value()).getString("email");
            if (email != null && !context.deadLetters.containsKey(record)) {
                assertThat(acme.hubspot().contactByEmail(email))
                        .as("contact of %s", record.key())
                        .isPresent();
            }
        }
        assertThat(context.deadLetters.values())
                .allSatisfy(reason -> assertThat(reason).hasMessageContaining("HubSpot"));
        assertThat(context.deadLetters.size()).isLessThan(CUSTOMERS / 50);
    }

    private List<SinkRecord> records() throws Exception {
        ReadMapping mapping = Mappings.builtIn().read("stripe", "customer").orElseThrow();
        ObjectMapper json = new ObjectMapper();
        List<SinkRecord> records = new ArrayList<>();
        for (String payload : acme.stripe().customers().values()) {
            String id = json.readTree(payload).path("id").asText();
            RawRecord raw = new RawRecord(
                    "acme",
                    "stripe",
                    acme.stripe().accountId(),
                    "customer",
                    id,
                    Operation.READ,
                    null,
                    Instant.now(),
                    null,
                    null,
                    payload);
            records.add(Customers.record(records.size(), mapping.apply(raw)));
        }
        return records;
    }

    private static List<SinkRecord> shifted(List<SinkRecord> records) {
        return records.stream()
                .map(record -> Customers.record(CUSTOMERS + record.kafkaOffset(), (Struct) record.value()))
                .toList();
    }

    private long committable(long consumed) {
        return task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(consumed)))
                .get(PARTITION)
                .offset();
    }
}
