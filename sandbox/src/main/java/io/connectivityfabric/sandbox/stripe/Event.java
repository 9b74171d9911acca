package io.connectivityfabric.sandbox.stripe;

import java.util.function.Supplier;

/**
 * One event.
 *
 * @param visibleAtMillis from then on the API shows it
 * @param body the event as it is served; those of the seed are rendered when they are asked for
 */
record Event(String id, long created, String type, long visibleAtMillis, Supplier<byte[]> body) implements Listed {
    @Override
    public byte[] json() {
        return body.get();
    }
}
