package io.connectivityfabric.connect.sink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A worker's side of a task: which partitions are paused, and what reached the dead letter queue. */
final class TestSinkContext implements SinkTaskContext {

    final Set<TopicPartition> paused = new LinkedHashSet<>();
    final List<SinkRecord> deadLetters = new ArrayList<>();
    final List<Throwable> reasons = new ArrayList<>();
    Future<Void> reportResult = CompletableFuture.completedFuture(null);
    boolean deadLetterQueue = true;

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
        return Set.of(new TopicPartition(Records.TOPIC, 0));
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
    public PluginMetrics pluginMetrics() {
        return null;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return deadLetterQueue ? this::report : null;
    }

    private Future<Void> report(SinkRecord record, Throwable reason) {
        deadLetters.add(record);
        reasons.add(reason);
        return reportResult;
    }
}
