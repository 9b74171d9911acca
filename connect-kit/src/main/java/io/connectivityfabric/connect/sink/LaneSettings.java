package io.connectivityfabric.connect.sink;

import java.time.Duration;

/**
 * How much a task holds and sends at a time.
 *
 * @param batchSize most targets in one batch, as the provider allows
 * @param inFlight batches being written at a time
 * @param highWater outstanding records at which partitions are paused
 * @param lowWater outstanding records at which they are resumed
 * @param closeTimeout how long a rebalance or a stop waits for what is in flight
 */
public record LaneSettings(int batchSize, int inFlight, int highWater, int lowWater, Duration closeTimeout) {

    public LaneSettings {
        if (batchSize < 1 || inFlight < 1 || lowWater < 0 || highWater <= lowWater) {
            throw new IllegalArgumentException("batchSize and inFlight must be positive, lowWater below highWater");
        }
    }
}
