package io.connectivityfabric.connect.metrics;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows a task's figures to operators, wherever this worker can show them. Safe for many threads.
 *
 * <p>Connect adds the connector and the task to the tags of plugin metrics by itself; do not use {@code connector} and
 * {@code task} as tags.
 */
public interface MetricsFacade extends AutoCloseable {
    /**
     * Shows a figure, which is read whenever somebody looks. Nothing is shown any more after {@link #close()}.
     *
     * @param name of the figure, such as "records-total"
     * @param description one sentence for operators, with the unit
     * @param tags what the figure belongs to, such as {@code stream=customers}
     * @param value gives the present value; is called from other threads and must be fast
     */
    void show(String name, String description, Map<String, String> tags, LongSupplier value);

    /** Removes all figures. */
    @Override
    void close();
}
