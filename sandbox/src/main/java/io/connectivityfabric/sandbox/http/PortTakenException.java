package io.connectivityfabric.sandbox.http;

/** A port that the sandbox was told to listen on belongs to another program. */
public final class PortTakenException extends RuntimeException {
    PortTakenException(String api, int port, String flag, Throwable cause) {
        super(
                "Port " + port + " for the sandbox's " + api + " API is taken by another program: stop it, or choose"
                        + " another port with " + flag + " (0 takes any free one)",
                cause);
    }
}
