package io.connectivityfabric.connect.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Figures as Connect's plugin metrics, which workers have since 4.1. The only class that names {@link PluginMetrics}:
 * on an older worker using it fails with a linkage error, which {@link TaskMetrics} catches.
 */
final class PluginMetricsFacade implements MetricsFacade {
    private final PluginMetrics metrics;
    private final List<MetricName> names = new ArrayList<>();
    private boolean closed;

    private PluginMetricsFacade(PluginMetrics metrics) {
        this.metrics = metrics;
    }

    static MetricsFacade of(SourceTaskContext context) {
        return orNull(context.pluginMetrics());
    }

    static MetricsFacade of(SinkTaskContext context) {
        return orNull(context.pluginMetrics());
    }

    /** Contexts in tests, and of other runtimes than Apache Kafka's, may have none. */
    private static MetricsFacade orNull(PluginMetrics metrics) {
        return metrics == null ? null : new PluginMetricsFacade(metrics);
    }

    @Override
    public synchronized void show(String name, String description, Map<String, String> tags, LongSupplier value) {
        if (closed) {
            return;
        }
        MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>(new TreeMap<>(tags)));
        metrics.addMetric(metric, (Gauge<Long>) (config, now) -> value.getAsLong());
        names.add(metric);
    }

    @Override
    public synchronized void close() {
        closed = true;
        names.forEach(metrics::removeMetric);
        names.clear();
    }
}
