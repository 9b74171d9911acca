package io.connectivityfabric.connect.sink;

/**
 * What a sink makes of one record before anything is sent.
 *
 * @param <W> the provider's own kind of write
 */
public sealed interface Mapped<W extends TargetWrite<W>> {

    /** To be written. */
    record Write<W extends TargetWrite<W>>(W write) implements Mapped<W> {}

    /** Nothing to write; its offset counts as done at once. */
    record Skip<W extends TargetWrite<W>>(SkipReason reason) implements Mapped<W> {}
}
