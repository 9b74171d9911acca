package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.http.SignedRequest;
import java.time.Duration;
import java.util.function.Consumer;

/** A task, as its listener sees it. Safe for many threads. */
interface Endpoint {
    /** The connector that it is of. */
    String connector();

    /** Where it listens. */
    String path();

    /** The largest body that it takes. */
    int maxBodyBytes();

    /** How long a body may take to come. */
    Duration bodyTimeout();

    /** The address by which the provider knows the listener; null if it is the one of the request. */
    String publicBaseUrl();

    /** Whether it takes events now. */
    boolean isReady();

    /**
     * Takes a request on.
     *
     * @param answer to be told how it ended, once, by any thread
     */
    void receive(SignedRequest request, Consumer<Outcome> answer);

    /** A request for it ended before it came as far as {@link #receive}. */
    void refused(Outcome outcome);
}
