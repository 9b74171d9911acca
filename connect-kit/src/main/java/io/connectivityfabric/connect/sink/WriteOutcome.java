package io.connectivityfabric.connect.sink;

/** What became of one write. Whatever is neither written, skipped nor rejected is thrown, and fails the task. */
public sealed interface WriteOutcome {

    /** The target now holds what was asked. */
    record Written(boolean created) implements WriteOutcome {}

    /** Not sent, and no more to be done: the target holds that state or a newer one, or nothing may be written. */
    record Skipped(SkipReason reason) implements WriteOutcome {}

    /** The provider will never take this record; {@code reason} says why in the provider's words. */
    record Rejected(RejectedRecordException reason) implements WriteOutcome {}
}
