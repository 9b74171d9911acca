package io.connectivityfabric.connect.source;

import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;

/** Is told how a task fares, for whoever wants to know besides Connect. Its methods return at once. */
interface TaskStatus extends AutoCloseable {
    /** Nobody wants to know. */
    TaskStatus NONE = new TaskStatus() {};

    /**
     * The task begins.
     *
     * @param refused is told if the status cannot be published, and never will be
     */
    default void start(Consumer<ConnectException> refused) {}

    /** A stream is read from now on. */
    default void opened(StreamSession session) {}

    /**
     * The task cannot go on.
     *
     * @param reason without any of the data that it read
     */
    default void failed(String reason) {}

    /** The task is over. */
    @Override
    default void close() {}
}
