package io.connectivityfabric.cli.demo;

/** The demo could not show what it claims. The message says what was seen instead. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
