package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.raw.Operation;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"\\u00fc\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"\\uD83D\\uDE00\\uD83D\\uDE00\"}",
                "{\"a\":\"\\\\ud83d\"}",
                "{\"a\":\"\\u12\"}",
                "\\u",
                "\\",
                "{\"a\":\"\\ud8"
            })
    void wholeCharactersStayAsTheyAre(String json) {
        assertThat(Surrogates.withoutHalves(json)).isSameAs(json);
    }

    @Test
    void eachHalfIsReplaced() {
        assertThat(Surrogates.withoutHalves("{\"\\ud83d\":\"x\\ude00\\ud83d\\ud83d\\ude00\\\\\\udfff\"}"))
                .isEqualTo("{\"\\ufffd\":\"x\\ufffd\\ufffd\\ud83d\\ude00\\\\\\ufffd\"}");
    }

    @Test
    void aRecordHasTheSignForWhatIsNotKnown() {
        Struct customer = Fixtures.STRIPE.apply(Fixtures.raw(
                "stripe",
                Operation.READ,
                "{\"id\":\"cus_1\",\"name\":\"Jenny \\ud83d\",\"metadata\":{\"\\ude00\":\"1\"}}"));
        assertThat(customer.getString("display_name")).isEqualTo("Jenny \ufffd");
        assertThat(customer.getMap("custom_fields")).isEqualTo(Map.of("\ufffd", "1"));
    }
}
