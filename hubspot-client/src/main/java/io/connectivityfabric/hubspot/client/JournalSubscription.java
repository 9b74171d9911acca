package io.connectivityfabric.hubspot.client;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the journal is to tell of one type of objects of one portal. Whatever happens without a subscription is never told.
 *
 * @param kind         which events
 * @param objectTypeId of which type: {@code 0-1} for contacts
 * @param portalId     of which portal
 * @param actions      the actions of {@link JournalEvent}; not all of them go with every kind
 * @param properties   of objects: changes of which properties
 * @param associated   of associations: with objects of which types
 * @param everyObject  whether it is for all objects of the type; none of ours is for some
 */
public record JournalSubscription(
        Kind kind,
        String objectTypeId,
        long portalId,
        SortedSet<String> actions,
        SortedSet<String> properties,
        SortedSet<String> associated,
        boolean everyObject) {

    /** HubSpot's kinds, as far as this project uses them. */
    public enum Kind {
        OBJECT,
        ASSOCIATION,
        GDPR_PRIVACY_DELETION
    }

    public JournalSubscription {
        actions = new TreeSet<>(actions);
        properties = new TreeSet<>(properties);
        associated = new TreeSet<>(associated);
    }

    /** All that happens to objects themselves, but for deletions at a person's wish. */
    public static JournalSubscription ofObjects(long portalId, String objectTypeId, Set<String> properties) {
        return of(
                Kind.OBJECT,
                portalId,
                objectTypeId,
                Set.of("CREATE", "UPDATE", "DELETE", "MERGE", "RESTORE"),
                properties,
                Set.of());
    }

    /** Associations from objects of a type to those of others. */
    public static JournalSubscription ofAssociations(long portalId, String objectTypeId, Set<String> others) {
        Set<String> actions = Set.of("ASSOCIATION_ADDED", "ASSOCIATION_REMOVED");
        return of(Kind.ASSOCIATION, portalId, objectTypeId, actions, Set.of(), others);
    }

    /** Deletions at a person's wish. */
    public static JournalSubscription ofPrivacyDeletions(long portalId, String objectTypeId) {
        return of(Kind.GDPR_PRIVACY_DELETION, portalId, objectTypeId, Set.of("GDPR_DELETE"), Set.of(), Set.of());
    }

    private static JournalSubscription of(
            Kind kind,
            long portalId,
            String objectTypeId,
            Set<String> actions,
            Set<String> properties,
            Set<String> associated) {
        return new JournalSubscription(
                kind,
                objectTypeId,
                portalId,
                new TreeSet<>(actions),
                new TreeSet<>(properties),
                new TreeSet<>(associated),
                true);
    }

    /** Whether HubSpot keeps only one of the two: the later one takes the earlier one's place. */
    public boolean isAboutTheSame(JournalSubscription other) {
        return kind == other.kind && portalId == other.portalId && objectTypeId.equals(other.objectTypeId);
    }

    /** Whether whoever wants the other one is served by this. */
    public boolean covers(JournalSubscription other) {
        return isAboutTheSame(other)
                && everyObject
                && actions.containsAll(other.actions)
                && properties.containsAll(other.properties)
                && associated.containsAll(other.associated);
    }

    /**
     * This one, and the actions and associated types of one that it takes the place of: someone else of the same app may
     * need them. Its properties are not taken over, since some may be gone; whoever wants all has the others.
     */
    public JournalSubscription inPlaceOf(JournalSubscription other) {
        SortedSet<String> allActions = new TreeSet<>(actions);
        allActions.addAll(other.actions);
        SortedSet<String> allAssociated = new TreeSet<>(associated);
        allAssociated.addAll(other.associated);
        return new JournalSubscription(kind, objectTypeId, portalId, allActions, properties, allAssociated, true);
    }
}
