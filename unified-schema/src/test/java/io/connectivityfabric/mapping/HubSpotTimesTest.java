package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HubSpot's times: ISO 8601 and milliseconds, both as text, and dates of no zone. */
class HubSpotTimesTest {

    static Stream<String> objects() {
        return HubSpot.OBJECTS.stream();
    }

    @ParameterizedTest
    @Tag("edge-29")
    @CsvSource({
        "2026-12-07T16:50:06.678Z,2026-12-07T16:50:06.678Z",
        "2026-12-07T16:50:06Z,2026-12-07T16:50:06Z",
        "2026-12-07T17:50:06+01:00,2026-12-07T16:50:06Z",
        "1796662206678,2026-12-07T16:50:06.678Z",
        "2026-12-07,2026-12-07T00:00:00Z",
    })
    void timesInAllTheirForms(String text, Instant time) {
        assertThat(HubSpot.time(HubSpot.read("deal", "'closedate':'" + text + "'"), "close_at"))
                .isEqualTo(time);
        assertThat(HubSpot.time(HubSpot.read("ticket", "'closed_date':'" + text + "'"), "closed_at"))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @Tag("edge-30")
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata", "UTC"})
    void aDateIsTheSameDayInEveryZoneThereAndBack(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            for (String date : new String[] {"2026-03-01", "1772323200000", "2026-03-01T00:00:00Z"}) {
                Struct subscription = HubSpot.read("subscription", "'hs_recurring_billing_start_date':'" + date + "'");
                assertThat(HubSpot.time(subscription, "started_at")).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
                assertThat(HubSpot.write("subscription", subscription)
                                .get("hs_recurring_billing_start_date")
                                .textValue())
                        .isEqualTo("2026-03-01");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @Tag("edge-31")
    @CsvSource({"0,1970-01-01T00:00:00Z", "-86400000,1969-12-31T00:00:00Z"})
    void timesBeforeOurTimeAreTimes(String text, Instant time) {
        assertThat(HubSpot.time(HubSpot.read("deal", "'closedate':'" + text + "'"), "close_at"))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @Tag("edge-31")
    @ValueSource(strings = {"1796662206678000", "tomorrow", "2026-13-01"})
    void absurdTimesAreRefusedByName(String text) {
        assertThatThrownBy(() -> HubSpot.read("deal", "'closedate':'" + text + "'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'close_at'")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void theObjectsOwnTimesComeFirst(String object) {
        ObjectNode json =
                HubSpot.object("'createdate':'2020-01-01T00:00:00Z','hs_lastmodifieddate':'1','lastmodifieddate':'1'");
        json.put("createdAt", "2026-01-15T09:30:00.021Z").put("updatedAt", "2026-11-01T10:00:00.123Z");
        Struct meta = HubSpot.read(object, json).getStruct("meta");
        assertThat(HubSpot.time(meta, "created_at")).isEqualTo(Instant.parse("2026-01-15T09:30:00.021Z"));
        assertThat(HubSpot.time(meta, "updated_at")).isEqualTo(Instant.parse("2026-11-01T10:00:00.123Z"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void withoutThemItsPropertiesTell(String object) {
        String modified = object.equals("contact") ? "lastmodifieddate" : "hs_lastmodifieddate";
        Struct meta = HubSpot.read(object, "'createdate':'1768469400000','" + modified + "':'2026-11-01T10:00:00Z'")
                .getStruct("meta");
        assertThat(HubSpot.time(meta, "created_at")).isEqualTo(Instant.parse("2026-01-15T09:30:00Z"));
        assertThat(HubSpot.time(meta, "updated_at")).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    }

    @Test
    @Tag("edge-32")
    void whenItWasLastModifiedIsNeverMadeUp() {
        Struct meta = HubSpot.read("deal", "'dealname':'Big'").getStruct("meta");
        assertThat(HubSpot.time(meta, "updated_at")).isNull();
        assertThat(HubSpot.time(meta, "observed_at")).isEqualTo(Fixtures.OBSERVED);
    }
}
