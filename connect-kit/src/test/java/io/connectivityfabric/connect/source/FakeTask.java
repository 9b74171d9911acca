package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.awaitility.Awaitility;

/** A source loop with Connect's side played by the test: polls, and keeps the offset of the last record. */
final class FakeTask implements AutoCloseable, OffsetStorageReader {
    static final StreamPartition STREAM = new StreamPartition("default", "stripe", "acct_1", "customers");

    final List<SourceRecord> records = new ArrayList<>();
    /** Offsets by partition, as Connect would have them after a commit. */
    final Map<Map<String, ?>, Map<String, Object>> stored = new HashMap<>();

    final Map<String, LongSupplier> figures = new ConcurrentHashMap<>();

    /** Whether Kafka takes the records. */
    boolean delivers = true;

    /** What somebody who hears of a change calls; null before and after. */
    volatile Runnable wake;

    private final FakeReader reader;
    private final SourceLoop loop;

    FakeTask(FakeReader reader, Map<String, String> settings) {
        this(reader, settings, Map.of());
    }

    FakeTask(FakeReader reader, Map<String, String> settings, Map<Map<String, ?>, Map<String, Object>> left) {
        this(reader, settings, left, TaskStatus.NONE);
    }

    FakeTask(
            FakeReader reader,
            Map<String, String> settings,
            Map<Map<String, ?>, Map<String, Object>> left,
            TaskStatus status) {
        this(reader, settings, left, status, StateStore.NONE);
    }

    FakeTask(
            FakeReader reader,
            Map<String, String> settings,
            Map<Map<String, ?>, Map<String, Object>> left,
            TaskStatus status,
            StateStore states) {
        this.reader = reader;
        stored.putAll(left);
        ConfigDef definition = new ConfigDef();
        SourceConfig.define(definition, "stripe", new KnownNames("stream", List.of("customers")), List.of("customers"));
        Map<String, String> all = new HashMap<>(Map.of("poll.interval.ms", "100", "heartbeat.interval.ms", "1000"));
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        loop = new SourceLoop(
                new SourceConfig(new AbstractConfig(definition, all, false)),
                new Provider(),
                this,
                new Figures(),
                status,
                states,
                (account, woken) -> {
                    wake = woken;
                    return () -> wake = null;
                });
        loop.start();
    }

    /** One poll. */
    List<SourceRecord> poll() {
        try {
            List<SourceRecord> polled = loop.poll();
            List<SourceRecord> batch = polled == null ? List.of() : polled;
            for (SourceRecord record : batch) {
                records.add(record);
                stored.put(record.sourcePartition(), new HashMap<>(offset(record)));
            }
            if (delivers) {
                batch.forEach(loop::done);
            }
            return batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Polls until the condition holds for all records so far. */
    void pollUntil(Predicate<List<SourceRecord>> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    poll();
                    return condition.test(records);
                });
    }

    void filtered(SourceRecord record) {
        loop.filtered(record);
    }

    StreamOffset storedOffset() {
        return StreamOffset.fromMap(STREAM, stored.get(STREAM.toMap()));
    }

    static StreamOffset offsetOf(SourceRecord record) {
        return StreamOffset.fromMap(STREAM, offset(record));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> offset(SourceRecord record) {
        return (Map<String, Object>) record.sourceOffset();
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return stored.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Provider implements StreamProvider {
        @Override
        public Duration pollInterval() {
            return reader.pollInterval;
        }

        @Override
        public String system() {
            return STREAM.system();
        }

        @Override
        public String account() {
            return STREAM.account();
        }

        @Override
        public StreamReader reader(StreamPartition stream) {
            return reader;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final class Figures implements MetricsFacade {
        @Override
        public void show(String name, String description, Map<String, String> tags, LongSupplier value) {
            figures.put(name, value);
        }

        @Override
        public void close() {
            // Kept for the test to look at.
        }
    }
}
