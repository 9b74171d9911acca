package io.connectivityfabric.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    @Test
    void areConnectsPluginMetricsWhereTheWorkerHasThem() {
        FakePluginMetrics plugin = new FakePluginMetrics();
        MetricsFacade metrics = TaskMetrics.of(context(plugin), "stripe-source", "stripe");
        metrics.show("records-total", "Records", Map.of("stream", "customers"), () -> 42);
        assertThat(plugin.gauges).hasSize(1).allSatisfy((name, gauge) -> {
            assertThat(name.name()).isEqualTo("records-total");
            assertThat(name.tags()).containsExactly(Map.entry("stream", "customers"));
            assertThat(gauge.value(null, 0)).isEqualTo(42L);
        });
        metrics.close();
        metrics.show("late", "Shown by a thread that is still ending", Map.of(), () -> 1);
        assertThat(plugin.gauges).isEmpty();
    }

    @Test
    void areMBeansOnAnOlderWorker() {
        try (MetricsFacade metrics = TaskMetrics.of(context(null), "stripe-source", "stripe")) {
            assertThat(metrics).isInstanceOf(JmxMetricsFacade.class);
        }
    }

    /** A context with plugin metrics, or, given null, of a worker that does not know them. */
    private static SourceTaskContext context(PluginMetrics metrics) {
        return (SourceTaskContext) Proxy.newProxyInstance(
                TaskMetricsTest.class.getClassLoader(),
                new Class<?>[] {SourceTaskContext.class},
                (proxy, method, args) -> {
                    if (metrics == null) {
                        throw new NoSuchMethodError(method.getName());
                    }
                    return metrics;
                });
    }

    private static final class FakePluginMetrics implements PluginMetrics {
        private final Map<MetricName, Gauge<?>> gauges = new HashMap<>();

        @Override
        public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
            return new MetricName(name, "plugins", description, tags);
        }

        @Override
        public void addMetric(MetricName name, MetricValueProvider<?> value) {
            gauges.put(name, (Gauge<?>) value);
        }

        @Override
        public void removeMetric(MetricName name) {
            gauges.remove(name);
        }

        @Override
        public Sensor addSensor(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeSensor(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
