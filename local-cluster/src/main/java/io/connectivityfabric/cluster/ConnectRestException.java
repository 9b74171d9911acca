package io.connectivityfabric.cluster;

/** The worker refused a REST request, or did not answer. */
public final class ConnectRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private final int status;

    ConnectRestException(String request, int status, String message) {
        super(request + ": " + status + " " + message);
        this.status = status;
    }

    ConnectRestException(String request, Throwable cause) {
        super(request + ": no answer (" + cause + ")", cause);
        this.status = 0;
    }

    /** Whether the worker is only busy with sharing out its work (a conflict also says that a name is taken). */
    boolean isPassing() {
        return status == CONFLICT && !getMessage().contains("already exists")
                || status == SERVER_ERROR && getMessage().contains("rebalance is expected");
    }

    /** The HTTP status; 0 if there was no answer. */
    public int status() {
        return status;
    }
}
