package io.connectivityfabric.http;

/**
 * A call was given up because its thread was interrupted (the thread's interrupt flag is set again) or its client closed:
 * someone is stopping the task. Not a failure of the provider.
 */
public final class CallInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
