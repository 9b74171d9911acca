package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.http.SignatureScheme;
import java.time.Instant;
import java.util.List;

/** What an adapter knows of its provider's webhooks. Safe for many threads. */
public interface WebhookProvider extends AutoCloseable {
    /** The provider's name in records: "stripe". */
    String system();

    /** The account that the connector is for. */
    String account();

    /** How the provider signs. */
    SignatureScheme signature();

    /**
     * What a genuine request says.
     *
     * @param receivedAt by our clock
     */
    List<Received> read(byte[] body, Instant receivedAt);

    /** Whether events are to be completed with what they leave out before they are emitted. */
    default boolean completes() {
        return false;
    }

    /**
     * Completes a burst of events; may take as long as a call of the API does. Called by one thread.
     *
     * @return as many as were given, in their order
     * @throws RuntimeException if it cannot be done now; the provider then sends the events again
     */
    default List<Received> complete(List<Received> burst) {
        return burst;
    }

    /** Gives up calls in flight; returns at once. */
    @Override
    default void close() {}
}
