package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.cluster.topics.TopicRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void aChangeArrivesWithItsFirstRecord() {
        arrivals.expect("a changed", record -> record.key().equals("a"));
        arrivals.expect("b changed", record -> record.key().equals("b"));

        arrivals.take(record("c"));
        arrivals.take(record("a"));
        arrivals.take(record("a"));

        assertThat(arrivals.arrived()).extracting(Arrivals.Arrived::what).containsExactly("a changed");
        assertThat(arrivals.arrived().get(0).topic()).isEqualTo("t");
        assertThat(arrivals.outstanding()).containsExactly("b changed");
        assertThat(arrivals.allArrived()).isFalse();
    }

    private static TopicRecord record(String key) {
        return new TopicRecord("t", 0, 0, Instant.EPOCH, key, null, 0);
    }
}
