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

    /**
     * A record that the provider refused, in the one form that all sinks write to the dead letter queue.
     *
     * @param what the provider and the object of which record: {@code Stripe rejected the price of record acme:...}
     * @param message in the provider's words
     * @param status HTTP status of the answer; 207 if it refused a part of a batch
     * @param category the provider's code or category; null if it gave none
     * @param correlationId what the provider's support asks for; null if it gave none
     */
    public static RejectedRecordException byProvider(
            String what, String message, int status, String category, String correlationId) {
        return new RejectedRecordException(what + ": " + message + " (status " + status + ", category "
                + orNotGiven(category) + ", correlation id " + orNotGiven(correlationId) + ")");
    }

    private static String orNotGiven(String value) {
        return value == null ? "not given" : value;
    }

    public RejectedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
