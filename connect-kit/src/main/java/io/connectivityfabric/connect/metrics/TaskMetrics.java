package io.connectivityfabric.connect.metrics;

import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Finds where a task's figures can be shown: Connect's plugin metrics, or plain JMX on workers before 4.1. */
public final class TaskMetrics {
    private TaskMetrics() {}

    /**
     * @param kind of the plugin, for JMX: "stripe-source"
     * @param connector name of the connector, for JMX
     */
    public static MetricsFacade of(SourceTaskContext context, String kind, String connector) {
        MetricsFacade plugin = null;
        try {
            plugin = PluginMetricsFacade.of(context);
        } catch (NoSuchMethodError | NoClassDefFoundError olderThan41) {
            // Said by the worker's version already: JMX is as good there.
        }
        return plugin == null ? new JmxMetricsFacade(kind, connector) : plugin;
    }

    /**
     * @param kind of the plugin, for JMX: "hubspot-sink"
     * @param connector name of the connector, for JMX
     */
    public static MetricsFacade of(SinkTaskContext context, String kind, String connector) {
        MetricsFacade plugin = null;
        try {
            plugin = PluginMetricsFacade.of(context);
        } catch (NoSuchMethodError | NoClassDefFoundError olderThan41) {
            // As above.
        }
        return plugin == null ? new JmxMetricsFacade(kind, connector) : plugin;
    }
}
