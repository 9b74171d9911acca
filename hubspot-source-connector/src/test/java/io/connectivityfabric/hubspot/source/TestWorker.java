package io.connectivityfabric.hubspot.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.awaitility.Awaitility;

/** Plays a Connect worker for one task: polls it and keeps its offsets. */
final class TestWorker implements SourceTaskContext, OffsetStorageReader, AutoCloseable {
    /** All records so far, heartbeats aside. */
    final List<SourceRecord> records = new ArrayList<>();
    /** What was committed, by source partition. */
    final Map<Map<String, ?>, Map<String, ?>> offsets;

    private final SourceTask task;
    private final Map<String, String> config;

    TestWorker(SourceTask task, Map<String, String> config, Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.task = task;
        this.config = config;
        this.offsets = new HashMap<>(offsets);
        task.initialize(this);
        task.start(config);
    }

    /** One poll, and a commit of all of its records. */
    List<SourceRecord> poll() {
        try {
            List<SourceRecord> polled = task.poll();
            List<SourceRecord> batch = polled == null ? List.of() : polled;
            for (SourceRecord record : batch) {
                offsets.put(record.sourcePartition(), record.sourceOffset());
                if (!record.topic().endsWith(".heartbeats")) {
                    records.add(record);
                }
            }
            return batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void pollUntil(BooleanSupplier condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    poll();
                    return condition.getAsBoolean();
                });
    }

    List<String> texts(String field) {
        return records.stream().map(record -> text(record, field)).toList();
    }

    static String text(SourceRecord record, String field) {
        return ((Struct) record.value()).getString(field);
    }

    @Override
    public void close() {
        task.stop();
    }

    @Override
    public Map<String, String> configs() {
        return config;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return this;
    }

    /** As on a worker that has none: metrics go to JMX. */
    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("pluginMetrics");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return (Map<String, Object>) offsets.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        throw new UnsupportedOperationException();
    }
}
