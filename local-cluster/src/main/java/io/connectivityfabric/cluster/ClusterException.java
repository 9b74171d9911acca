package io.connectivityfabric.cluster;

/** A broker, registry or worker could not be started or reached. The message says which, why, and what to do. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
