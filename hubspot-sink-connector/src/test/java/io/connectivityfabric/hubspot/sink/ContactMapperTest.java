package io.connectivityfabric.hubspot.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.connect.sink.Mapped;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.SkipReason;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.UnifiedJson;
import io.connectivityfabric.raw.Heartbeat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactMapperTest {

    private final Aliases aliases = new Aliases(10);
    private final ContactMapper mapper = new ContactMapper(
            Mappings.builtIn().write("hubspot", "contact").orElseThrow(), "acme", FakePortal.PORTAL, aliases);

    @Test
    void aCustomerBecomesAContactKnownByItsKey() {
        ContactWrite write = write(Customers.stripe("cus_1", "Ann Lee", " Ann@Example.COM"));

        assertThat(write.fabricId()).isEqualTo("acme:stripe:acct_acme:customer:cus_1");
        assertThat(write.email()).isEqualTo("ann@example.com");
        assertThat(write.recordId()).isNull();
        assertThat(write.properties()).containsEntry("firstname", "Ann").containsEntry("lastname", "Lee");
        assertThat(write.fillsBlanksOnly()).containsExactlyInAnyOrder("firstname", "lastname");
    }

    @Test
    void whatTheSourceSaysOfItsLastChangeOrdersWritesElseWhenItWasRead() {
        assertThat(write(Customers.stripeChanged("cus_1", "Ann", null, "2026-10-01T00:00:00Z"))
                        .version())
                .isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(write(Customers.stripe("cus_1", "Ann", null)).version())
                .isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
    }

    @Test
    @Tag("edge-69")
    void whatComesFromThePortalItselfIsNotWrittenBack() {
        assertThat(skip(Customers.hubSpot("" + FakePortal.PORTAL, "501", "ann@example.com")))
                .isEqualTo(SkipReason.ECHO);
    }

    @Test
    void whatComesFromAnotherPortalIsWritten() {
        assertThat(write(Customers.hubSpot("9999", "501", "ann@example.com")).fabricId())
                .isEqualTo("acme:hubspot:9999:contact:501");
    }

    @Test
    @Tag("edge-69")
    void whatWasFirstMadeFromAContactIsNotWrittenBack() {
        Struct customer =
                Customers.stripeWithMetadata("cus_1", "ann@example.com", "fabric_id", "acme:hubspot:4711:contact:501");

        assertThat(skip(customer)).isEqualTo(SkipReason.ECHO);
    }

    @Test
    void recordsOfAnotherTenantAreNotWritten() {
        ContactMapper globex = new ContactMapper(
                Mappings.builtIn().write("hubspot", "contact").orElseThrow(), "globex", FakePortal.PORTAL, aliases);

        assertThatThrownBy(() -> globex.map(Customers.record(0, Customers.stripe("cus_1", "Ann", null))))
                .isInstanceOf(RejectedRecordException.class)
                .hasMessageContaining("tenant 'acme'")
                .hasMessageContaining("'globex'");
    }

    @Test
    @Tag("edge-40")
    @Tag("edge-42")
    void deletionsAndTombstonesAreIgnored() {
        assertThat(skip(Customers.stripeDeleted("cus_1"))).isEqualTo(SkipReason.DELETE);
        assertThat(mapper.map(Customers.record(0, (Object) null))).isEqualTo(new Mapped.Skip<>(SkipReason.DELETE));
    }

    @Test
    void aContactThatTheRecordNamesIsTheTarget() {
        Struct customer = Customers.stripeWithMetadata("cus_1", "ann@example.com", "hubspot_contact_id", "501");

        assertThat(write(customer).recordId()).isEqualTo("501");
    }

    @Test
    void aContactSharedWithAnotherRecordKeepsTheOrderOfBoth() {
        aliases.learn("acme:stripe:acct_acme:customer:cus_2", new Aliases.Alias("501", "owner"));

        ContactWrite write = write(Customers.stripe("cus_2", "Ann Lee", "ann@example.com"));
        assertThat(write.recordId()).isEqualTo("501");
        assertThat(write.claims()).contains("owner", write.fabricId());
    }

    @Test
    void plainJsonIsReadToo() throws Exception {
        String json = UnifiedJson.write(Customers.stripe("cus_1", "Ann Lee", "ann@example.com"))
                .toString();
        Map<String, Object> map = new ObjectMapper().readValue(json, new TypeReference<>() {});

        assertThat(((Mapped.Write<ContactWrite>) mapper.map(Customers.record(0, map))).write())
                .isEqualTo(write(Customers.stripe("cus_1", "Ann Lee", "ann@example.com")));
    }

    @Test
    void anythingElseIsRejectedSayingWhatToCheck() {
        Struct heartbeat = new Struct(Heartbeat.SCHEMA);
        for (Object value : List.of("text", Map.of("a", "b"), heartbeat)) {
            SinkRecord record = Customers.record(0, value);
            assertThatThrownBy(() -> mapper.map(record))
                    .isInstanceOf(RejectedRecordException.class)
                    .hasMessageContaining("UnifiedCustomer")
                    .hasMessageContaining("value.converter");
        }
        assertThatThrownBy(() -> mapper.map(Customers.record(0, Map.of("meta", Map.of("tenant_id", 5)))))
                .isInstanceOf(RejectedRecordException.class)
                .hasMessageContaining("meta.tenant_id");
    }

    private ContactWrite write(Struct customer) {
        return ((Mapped.Write<ContactWrite>) mapper.map(Customers.record(0, customer))).write();
    }

    private SkipReason skip(Struct customer) {
        return ((Mapped.Skip<ContactWrite>) mapper.map(Customers.record(0, customer))).reason();
    }
}
