package io.connectivityfabric.hubspot.client;

import java.time.Instant;
import java.util.List;

/**
 * What the journal says of one object.
 *
 * @param action       what happened
 * @param objectTypeId of its type: {@code 0-1} for contacts
 * @param objectId     its record id; of an association, the object that it goes from
 * @param occurredAt   by HubSpot's clock; null if it does not say
 * @param losers       of a merge: the ids that are no objects any more
 * @param survivor     of a merge: the id of what became of them; null for anything else
 * @param toTypeId     of an association: the type of the object that it goes to; null for anything else
 * @param toId         of an association: its record id; null for anything else
 */
public record JournalEvent(
        Action action,
        String objectTypeId,
        String objectId,
        Instant occurredAt,
        List<String> losers,
        String survivor,
        String toTypeId,
        String toId) {

    /** What can happen to an object. */
    public enum Action {
        CREATE,
        UPDATE,
        DELETE,
        MERGE,
        RESTORE,
        ASSOCIATION_ADDED,
        ASSOCIATION_REMOVED,
        GDPR_DELETE
    }

    public JournalEvent {
        losers = List.copyOf(losers);
    }
}
