package io.connectivityfabric.connect.sink;

import org.apache.kafka.connect.errors.ConnectException;

/**
 * One record that cannot be written, now or later. It goes to the dead letter queue with this message; without a dead
 * letter queue it stops the task.
 */
public final class RejectedRecordException extends ConnectException {

    public RejectedRecordException(String message) {
        super(message);
    }

    public RejectedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
