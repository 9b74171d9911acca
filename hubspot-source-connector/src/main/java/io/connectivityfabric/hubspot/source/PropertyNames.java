package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotProperty;
import java.time.Duration;
import java.util.List;

/** The names of all properties of a type; looked up again now and then, as users add some. Safe for many threads. */
final class PropertyNames {
    private static final long VALID_NANOS = Duration.ofMinutes(10).toNanos();

    private final HubSpotClient client;
    private final HubSpotStream stream;
    private List<String> names;
    private long readAt;

    PropertyNames(HubSpotClient client, HubSpotStream stream) {
        this.client = client;
        this.stream = stream;
    }

    synchronized List<String> get() {
        long now = System.nanoTime();
        if (names == null || now - readAt > VALID_NANOS) {
            names = client.properties(stream.name()).stream()
                    .map(HubSpotProperty::name)
                    .sorted()
                    .toList();
            readAt = now;
        }
        return names;
    }
}
