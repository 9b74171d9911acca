package io.connectivityfabric.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOffsetTest {
    private static final StreamPartition STREAM = new StreamPartition("acme", "stripe", "acct_1", "customers");
    private static final FeedPosition FEED =
            FeedPosition.at(1000).advance(List.of(new Mark(1030, "evt_1"), new Mark(1030, "evt_2")), 1050, 50, null);

    @Test
    void survivesTheWayThroughConnectsOffsetTopic() {
        StreamOffset offset = new StreamOffset(
                FEED,
                List.of(
                        new BackfillRange("created", null, 1764000000L, "cus_1", 1763990000L),
                        BackfillRange.unread("id", 5L, 10L)),
                Instant.ofEpochMilli(1764000000123L),
                42,
                Instant.ofEpochMilli(1764000000456L),
                1764000001L);
        assertThat(StreamOffset.fromMap(STREAM, asJsonGivesItBack(offset.toMap())))
                .isEqualTo(offset);
    }

    /** Connect's JSON converter gives small numbers back as another type than it was given. */
    private static Map<String, Object> asJsonGivesItBack(Map<String, Object> map) {
        Map<String, Object> back = new HashMap<>(map);
        back.replaceAll((key, value) ->
                value instanceof Long number && number == number.intValue() ? (Object) number.intValue() : value);
        return back;
    }

    @Test
    void holdsFlatPrimitivesOnlyAndIsReadable() {
        Map<String, Object> map = new StreamOffset(
                        FEED, List.of(new BackfillRange("created", null, 9L, "cus_1", 7L)), Instant.EPOCH, 3)
                .toMap();
        assertThat(map.values()).allMatch(value -> value instanceof Long || value instanceof String);
        assertThat(map)
                .containsEntry("version", 1L)
                .containsEntry("backfill.ranges", "created:..9>cus_1@7")
                .containsEntry("feed.tick", 1000L);
    }

    @Test
    void aFeedPositionAloneIsEnoughForAPersonToWrite() {
        StreamOffset offset = StreamOffset.fromMap(STREAM, Map.of("version", 1, "feed.tick", 1764000000));
        assertThat(offset.feed()).isEqualTo(FeedPosition.at(1764000000));
        assertThat(offset.openRanges()).isEmpty();
    }

    @Test
    void anUnknownVersionIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> StreamOffset.fromMap(STREAM, Map.of("version", 2, "feed.tick", 1)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("acme:stripe:acct_1:customers")
                .hasMessageContaining("version 2")
                .hasMessageContaining("DELETE /connectors/<name>/offsets");
        assertThatThrownBy(() -> StreamOffset.fromMap(STREAM, Map.of("feed.tick", 1)))
                .hasMessageContaining("version null");
    }

    @ParameterizedTest
    @CsvSource({
        "feed.tick,yesterday,must be a whole number",
        "feed.seen,nonsense,no entry such as",
        "backfill.ranges,everything,no range such as",
        "backfil.ranges,'',unknown field 'backfil.ranges'"
    })
    void saysWhichFieldIsWrong(String field, String value, String message) {
        Map<String, Object> map = new HashMap<>(Map.of("version", 1, "feed.tick", 1));
        map.put(field, value);
        assertThatThrownBy(() -> StreamOffset.fromMap(STREAM, map)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created:..",
                "created:..1764000000",
                "created:5..1764000000>cus_123@1763990000",
                "list:..>NDkx%3B%40%3E%25",
                "id:-5..10>x"
            })
    void rangesAreTheSameAfterwards(String text) {
        assertThat(BackfillRange.parse(text)).hasToString(text);
    }

    @Test
    void aCursorMayHoldAnything() {
        BackfillRange range = BackfillRange.unread("list", null, null).readTo("a;b>c@d%3Be..", 5L);
        assertThat(BackfillRange.parse(range.toString())).isEqualTo(range);
    }

    @Test
    void aPartitionHasExactlyItsFourParts() {
        assertThat(StreamPartition.fromMap(STREAM.toMap())).isEqualTo(STREAM);
        assertThatThrownBy(() -> StreamPartition.fromMap(Map.of("tenant", "acme")))
                .hasMessageContaining("tenant, system, account, stream");
    }
}
