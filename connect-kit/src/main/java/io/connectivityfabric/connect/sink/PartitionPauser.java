package io.connectivityfabric.connect.sink;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Stops consumption above a high water mark and lets it go on at a low one, so that a task holds a bounded number of
 * records. To be called on the task's own thread only, as the consumer demands.
 */
public final class PartitionPauser {

    private final SinkTaskContext context;
    private final int highWater;
    private final int lowWater;
    private boolean paused;

    public PartitionPauser(SinkTaskContext context, int highWater, int lowWater) {
        this.context = context;
        this.highWater = highWater;
        this.lowWater = lowWater;
    }

    /** Pauses or resumes all partitions as {@code outstanding} records demand. */
    public void update(int outstanding) {
        if (!paused && outstanding >= highWater) {
            context.pause(assignment());
            paused = true;
        } else if (paused && outstanding <= lowWater) {
            context.resume(assignment());
            paused = false;
        }
    }

    /** Partitions that were just assigned: they arrive unpaused. */
    public void opened(Collection<TopicPartition> partitions) {
        if (paused && !partitions.isEmpty()) {
            context.pause(partitions.toArray(TopicPartition[]::new));
        }
    }

    public boolean paused() {
        return paused;
    }

    private TopicPartition[] assignment() {
        return context.assignment().toArray(TopicPartition[]::new);
    }
}
