package io.connectivityfabric.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RawRecordTest {

    private static final RawRecord RECORD = new RawRecord(
            "acme",
            "stripe",
            "acct_1",
            "customer",
            "cus_1",
            Operation.UPDATE,
            Instant.parse("2026-11-01T10:00:00Z"),
            Instant.parse("2026-11-01T10:00:01.234Z"),
            "evt_1",
            "2026-10-28.endive",
            "{\"id\":\"cus_1\",\"balance\":12345678901234567890.10}");

    @Test
    void comesBackFromItsStruct() {
        Struct struct = RECORD.toStruct();
        struct.validate();
        assertThat(RawRecord.fromStruct(struct)).isEqualTo(RECORD);
        assertThat(struct.getString("operation")).isEqualTo("update");
    }

    @Test
    void leavesUnknownThingsNull() {
        RawRecord bare = new RawRecord(
                "acme", "stripe", "acct_1", "customer", "cus_1", Operation.READ, null, Instant.EPOCH, null, null, "{}");
        bare.toStruct().validate();
        assertThat(RawRecord.fromStruct(bare.toStruct())).isEqualTo(bare);
    }

    @Test
    void comesBackFromJsonWithoutSchema() {
        Map<String, Object> map = new HashMap<>();
        RawRecord.SCHEMA.fields().forEach(field -> {
            Object value = RECORD.toStruct().get(field);
            map.put(field.name(), value instanceof Date date ? date.getTime() : value);
        });
        assertThat(RawRecord.isEnvelope(map)).isTrue();
        assertThat(RawRecord.fromMap(map)).isEqualTo(RECORD);
    }

    @Test
    void aBareObjectIsNoEnvelope() {
        assertThat(RawRecord.isEnvelope(Map.of("id", "cus_1", "object", "customer")))
                .isFalse();
    }

    @Test
    void namesTheFieldThatIsMissing() {
        Schema other =
                SchemaBuilder.struct().field("tenant", Schema.STRING_SCHEMA).build();
        assertThatThrownBy(() -> RawRecord.fromStruct(new Struct(other).put("tenant", "acme")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'system'");
    }

    @Test
    void keyHoldsTheAccount() {
        assertThat(RECORD.key()).hasToString("acme:stripe:acct_1:customer:cus_1");
    }

    @Test
    void operationsAreLowerCaseOnTheWire() {
        for (Operation operation : Operation.values()) {
            assertThat(Operation.of(operation.wireName())).isEqualTo(operation);
        }
        assertThatThrownBy(() -> Operation.of("upsert")).hasMessageContaining("restore");
    }

    @Test
    void heartbeatHasAKeyOfItsOwn() {
        Heartbeat heartbeat = new Heartbeat("acme", "stripe", "acct_1", "customers", Instant.EPOCH);
        heartbeat.toStruct().validate();
        assertThat(heartbeat.key()).hasToString("acme:stripe:acct_1:heartbeat:customers");
    }
}
