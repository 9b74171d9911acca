package io.connectivityfabric.connect.sink;

import java.time.Instant;
import java.util.Set;

/**
 * What one record asks of one object of the provider. Implementations are immutable.
 *
 * @param <W> the provider's own kind of write
 */
public interface TargetWrite<W extends TargetWrite<W>> {

    /** Names the object that is written, as far as it is known before the provider is asked. */
    String target();

    /**
     * Every identifier by which this write may turn out to mean the same object as another write, {@link #target()}
     * among them. Writes that share one are never in flight in two batches at a time, and keep their order.
     */
    Set<String> claims();

    /**
     * When the state that is written was last changed in its source; null if that is not known. A state older than one
     * already applied to the same target is not written.
     */
    Instant version();

    /** One write that leaves the target as this one and then {@code later} would, for a later write of the same target. */
    W followedBy(W later);
}
