package io.connectivityfabric.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

    @Test
    void joinsTheFiveParts() {
        assertThat(new RecordKey("acme", "stripe", "acct_1", "customer", "cus_1"))
                .hasToString("acme:stripe:acct_1:customer:cus_1");
    }

    @Test
    @Tag("edge-74")
    void escapesWhatWouldBreakTheParts() {
        RecordKey key = new RecordKey("ac:me", "hubspot", "77", "contact", "100%3A");
        assertThat(key).hasToString("ac%3Ame:hubspot:77:contact:100%253A");
        assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
    }

    @Property(tries = 300)
    void parsesWhatItWrote(
            @ForAll String tenant,
            @ForAll String system,
            @ForAll String account,
            @ForAll String object,
            @ForAll String id) {
        RecordKey key = new RecordKey(tenant, system, account, object, id);
        assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void refusesAKeyOfAnotherShape() {
        assertThatThrownBy(() -> RecordKey.parse("acme:stripe:cus_1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenant:system:account:object:id");
    }
}
