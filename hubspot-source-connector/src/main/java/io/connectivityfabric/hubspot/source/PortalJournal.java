package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.hubspot.client.HubSpotJournal;
import io.connectivityfabric.hubspot.client.JournalEntry;
import io.connectivityfabric.hubspot.client.JournalFile;
import io.connectivityfabric.hubspot.client.JournalSubscription;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of a portal for all streams of a task: a file that several of them need is fetched once. */
final class PortalJournal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PortalJournal.class);
    /** So many events of files that others may still need are kept. */
    private static final int EVENTS_KEPT = 20_000;

    private final HubSpotJournal journal;
    private final Set<String> typeIds;
    private final Map<String, JournalFile> files = new LinkedHashMap<>();
    private int kept;

    /**
     * @param journal closed with this
     * @param typeIds the types of objects that there can be associations with
     */
    PortalJournal(HubSpotJournal journal, Set<String> typeIds) {
        this.journal = journal;
        this.typeIds = Set.copyOf(typeIds);
    }

    Optional<JournalEntry> latest() {
        return journal.latest();
    }

    /** @param offset null for the earliest ones */
    List<JournalEntry> after(String offset, int count) {
        return offset == null ? journal.earliest(count) : journal.next(offset, count);
    }

    /** Two streams that need the same file at once wait for each other: cheaper than to fetch it twice. */
    synchronized JournalFile file(JournalEntry entry) {
        JournalFile known = files.get(entry.offset());
        if (known != null) {
            return known;
        }
        JournalFile file = journal.file(entry);
        files.put(entry.offset(), file);
        kept += file.events().size();
        Iterator<JournalFile> eldest = files.values().iterator();
        while (kept > EVENTS_KEPT && files.size() > 1) {
            kept -= eldest.next().events().size();
            eldest.remove();
        }
        return file;
    }

    /**
     * Sees to it that the journal tells all about a type of objects.
     *
     * @return whether something of it was not told until now
     */
    boolean subscribe(String typeId, Set<String> properties) {
        long portal = journal.portalId();
        List<JournalSubscription> there = journal.subscriptions();
        boolean missing = false;
        for (JournalSubscription wanted : List.of(
                JournalSubscription.ofObjects(portal, typeId, properties),
                JournalSubscription.ofAssociations(portal, typeId, typeIds),
                JournalSubscription.ofPrivacyDeletions(portal, typeId))) {
            if (there.stream().anyMatch(one -> one.covers(wanted))) {
                continue;
            }
            Optional<JournalSubscription> before =
                    there.stream().filter(wanted::isAboutTheSame).findFirst();
            journal.subscribe(before.map(wanted::inPlaceOf).orElse(wanted));
            missing |= before.isEmpty() || !before.get().actions().containsAll(wanted.actions());
            log.info(
                    "The journal of portal {} tells of {} of type {} from now on{}",
                    portal,
                    wanted.kind(),
                    typeId,
                    before.isPresent() ? ", of more of them than before" : "");
        }
        return missing;
    }

    @Override
    public void close() {
        journal.close();
    }
}
