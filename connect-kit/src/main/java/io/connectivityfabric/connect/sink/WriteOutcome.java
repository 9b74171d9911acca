package io.connectivityfabric.connect.sink;

/** What became of one write. Whatever is neither written, skipped nor rejected is thrown, and fails the task. */
public sealed interface WriteOutcome {

    /**
     * The target now holds what was asked.
     *
     * @param objectId the provider's id of it; null if it was not told
     */
    record Written(boolean created, String objectId) implements WriteOutcome {
        public Written(boolean created) {
            this(created, null);
        }
    }

    /**
     * Not sent, and no more to be done: the target holds that state or a newer one, or nothing may be written.
     *
     * @param objectId the provider's id of the target; null if it is not known
     */
    record Skipped(SkipReason reason, String objectId) implements WriteOutcome {
        public Skipped(SkipReason reason) {
            this(reason, null);
        }
    }

    /** The provider will never take this record; {@code reason} says why in the provider's words. */
    record Rejected(RejectedRecordException reason) implements WriteOutcome {}
}
