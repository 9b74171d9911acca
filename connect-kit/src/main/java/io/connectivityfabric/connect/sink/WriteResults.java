package io.connectivityfabric.connect.sink;

/** Is told what became of each record that was to be written; called by several threads. */
@FunctionalInterface
public interface WriteResults {

    /** Nobody wants to know. */
    WriteResults NONE = (record, outcome) -> {};

    /** @param record its key, as the write's {@link TargetWrite#target()} names it */
    void settled(String record, WriteOutcome outcome);
}
