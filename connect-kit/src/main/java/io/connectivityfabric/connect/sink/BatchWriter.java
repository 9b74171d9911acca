package io.connectivityfabric.connect.sink;

import java.util.List;

/**
 * Writes batches to a provider; called by several threads at once, never twice at a time with writes that share a
 * claim.
 *
 * @param <W> the provider's own kind of write
 */
@FunctionalInterface
public interface BatchWriter<W extends TargetWrite<W>> {

    /**
     * Writes each of {@code writes}, at most one per target. Writes of one batch that share another claim have to be
     * applied in the order given.
     *
     * @return one outcome per write, in their order
     * @throws RuntimeException if the provider cannot be reached or refuses the connector as such: the task fails, and
     *     none of the batch counts as done
     * @throws InterruptedException if the task stops before the batch is written
     */
    List<WriteOutcome> write(List<W> writes) throws InterruptedException;
}
