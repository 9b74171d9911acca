package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.topics.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Waits for the records of changes that were made at a provider. */
final class Arrivals {
    /** A change on its way. */
    private record Expected(String what, Predicate<TopicRecord> record, long madeAt) {}

    /**
     * A change that has arrived.
     *
     * @param what what was changed
     * @param topic where it arrived
     * @param latency from the provider's answer to the change until a consumer had the record
     */
    record Arrived(String what, String topic, Duration latency) {}

    private final List<Expected> expected = new ArrayList<>();
    private final List<Arrived> arrived = new ArrayList<>();

    /** Call this as soon as the provider has answered. */
    void expect(String what, Predicate<TopicRecord> record) {
        expected.add(new Expected(what, record, System.nanoTime()));
    }

    /** Takes every record that comes. */
    void take(TopicRecord record) {
        expected.removeIf(each -> {
            if (!each.record().test(record)) {
                return false;
            }
            arrived.add(new Arrived(each.what(), record.topic(), Duration.ofNanos(System.nanoTime() - each.madeAt())));
            return true;
        });
    }

    boolean allArrived() {
        return expected.isEmpty();
    }

    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    /** What has not come yet, for a message. */
    List<String> outstanding() {
        return expected.stream().map(Expected::what).toList();
    }
}
