package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.PortalObjects;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search does not find: deletions, merges, and what changes without a change of the object. */
class HubSpotSweepTest {
    private Sandbox sandbox;
    private Portal portal;
    private PortalObjects contacts;
    private TestWorker worker;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(250)
                .limits(false)
                .searchDelay(Duration.ZERO)
                .build());
        portal = sandbox.tenant("acme").hubspot();
        contacts = portal.objects("contacts");
    }

    @AfterEach
    void stop() {
        worker.close();
        sandbox.close();
    }

    private void read(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(Map.of(
                "hubspot.access.token",
                portal.accessToken(),
                "streams",
                "contacts",
                "hubspot.api.base.url",
                sandbox.hubspotUrl(),
                "poll.interval.ms",
                "100"));
        config.putAll(settings);
        worker = new TestWorker(new HubSpotSourceTask(), config, Map.of());
        worker.pollUntil(() -> worker.records.size() == 250);
        worker.records.clear();
    }

    private SourceRecord last(String id) {
        return worker.records.stream()
                .filter(record -> TestWorker.text(record, "id").equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void whatWasDeletedOrMergedAwayIsFound() {
        read(Map.of("deletes.sweep.interval.ms", "300", "refresh.interval.ms", "0"));
        List<String> ids = contacts.ids();
        contacts.archive(ids.get(3));
        contacts.forget(ids.get(4));
        String survivor = contacts.merge(ids.get(5), ids.get(6));
        worker.pollUntil(() -> worker.texts("id").containsAll(List.of(ids.get(3), ids.get(4), ids.get(6), survivor)));

        assertThat(TestWorker.text(last(ids.get(3)), "operation")).isEqualTo("delete");
        assertThat(TestWorker.text(last(ids.get(4)), "operation")).isEqualTo("delete");
        assertThat(TestWorker.text(last(ids.get(6)), "operation")).isEqualTo("merge");
        assertThat(TestWorker.text(last(ids.get(6)), "payload")).contains("\"id\":\"" + survivor + "\"");
        assertThat(TestWorker.text(last(survivor), "operation")).isIn("create", "update");
        assertThat(worker.texts("operation")).doesNotContain("read");
    }

    @Test
    void aRefreshEmitsOnlyWhatChangedWithoutAChangeOfTheObject() {
        read(Map.of("deletes.sweep.interval.ms", "0", "refresh.interval.ms", "300"));
        String contact = contacts.ids().get(7);
        String before = deals(contact);
        PortalObjects deals = portal.objects("deals");
        contacts.associate(contact, deals, deals.create(Map.of("dealname", "D")));
        worker.pollUntil(() -> !worker.records.isEmpty());

        assertThat(deals(contact)).isNotEqualTo(before);
        assertThat(worker.texts("id")).containsExactly(contact);
        assertThat(worker.texts("operation")).containsExactly("read");
        assertThat(TestWorker.text(last(contact), "payload"))
                .contains("\"num_associated_deals\":\"" + deals(contact) + "\"");
    }

    /** How many deals HubSpot counts. */
    private String deals(String contact) {
        return contacts.find(contact).orElseThrow().get("num_associated_deals");
    }
}
