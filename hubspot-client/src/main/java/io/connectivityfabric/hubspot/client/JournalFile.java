package io.connectivityfabric.hubspot.client;

import java.time.Instant;
import java.util.List;

/**
 * One file of the journal: what happened together.
 *
 * @param offset      its place in the journal
 * @param publishedAt since when it can be read, by HubSpot's clock; null if it does not say
 * @param events      of the portal that was asked for, in the order in which they happened
 */
public record JournalFile(String offset, Instant publishedAt, List<JournalEvent> events) {
    public JournalFile {
        events = List.copyOf(events);
    }
}
