package io.connectivityfabric.stripe.sink;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker's side of a task: which partitions are paused, and what reached the dead letter queue, with the reason. */
final class TestSinkContext implements SinkTaskContext {

    final Set<TopicPartition> paused = new LinkedHashSet<>();
    final Map<SinkRecord, Throwable> deadLetters = new LinkedHashMap<>();
    private final TopicPartition assigned;

    TestSinkContext(TopicPartition assigned) {
        this.assigned = assigned;
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new AssertionError("the sink never rewinds");
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        throw new AssertionError("the sink never rewinds");
    }

    @Override
    public void timeout(long timeoutMs) {}

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of(assigned);
    }

    @Override
    public void pause(TopicPartition... partitions) {
        paused.addAll(List.of(partitions));
    }

    @Override
    public void resume(TopicPartition... partitions) {
        List.of(partitions).forEach(paused::remove);
    }

    @Override
    public void requestCommit() {}

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return (record, reason) -> {
            deadLetters.put(record, reason);
            return CompletableFuture.completedFuture(null);
        };
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return null;
    }
}
