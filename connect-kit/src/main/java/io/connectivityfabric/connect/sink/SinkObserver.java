package io.connectivityfabric.connect.sink;

/** Is told what the lanes do; called by several threads. */
public interface SinkObserver {

    /** A record was written; {@code created} if its target did not exist before. */
    void written(boolean created);

    /** A record was consumed without a write. */
    void skipped(SkipReason reason);

    /** A record was rejected. */
    void rejected();

    /** Records accepted and not yet done, and batches being written. */
    void load(int outstandingRecords, int batchesInFlight);
}
