package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.hubspot.client.JournalEvent;
import io.connectivityfabric.hubspot.client.JournalFile;
import io.connectivityfabric.raw.Operation;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the objects of one type in some files of the journal that follow each other, each object once. */
final class JournalBurst {
    private final String typeId;
    private final Map<String, Fate> fates = new LinkedHashMap<>();

    /**
     * @param id of the object
     * @param touched what happened to it if it is there now; null if nothing says that it should be
     * @param gone how it ended, if it is not there now; null if nothing says that it did
     * @param survivor what it was merged into; null if it was not
     * @param at when the last of it happened; null if HubSpot does not say
     * @param file the offset of the file that tells of it
     */
    record Fate(String id, Operation touched, Operation gone, String survivor, Instant at, String file) {}

    JournalBurst(String typeId) {
        this.typeId = typeId;
    }

    void add(JournalFile file) {
        for (JournalEvent event : file.events()) {
            Instant at = event.occurredAt() == null ? file.publishedAt() : event.occurredAt();
            if (typeId.equals(event.objectTypeId())) {
                add(event, at, file.offset());
            }
            if (typeId.equals(event.toTypeId()) && event.toId() != null) {
                touch(event.toId(), Operation.UPDATE, at, file.offset());
            }
        }
    }

    private void add(JournalEvent event, Instant at, String file) {
        String id = event.objectId();
        switch (event.action()) {
            case CREATE -> touch(id, Operation.CREATE, at, file);
            case RESTORE -> touch(id, Operation.RESTORE, at, file);
            case UPDATE, ASSOCIATION_ADDED, ASSOCIATION_REMOVED -> touch(id, Operation.UPDATE, at, file);
            case DELETE -> end(id, Operation.DELETE, null, at, file);
            case GDPR_DELETE -> end(id, Operation.PURGE, null, at, file);
            case MERGE -> {
                event.losers().forEach(loser -> end(loser, Operation.MERGE, event.survivor(), at, file));
                touch(event.survivor(), Operation.UPDATE, at, file);
            }
        }
    }

    /** An end is kept besides: what follows it may be the associations that went with the object. */
    private void touch(String id, Operation operation, Instant at, String file) {
        Fate before = fates.remove(id);
        boolean more = operation == Operation.UPDATE && before != null && before.touched() != null;
        fates.put(
                id,
                new Fate(
                        id,
                        more ? before.touched() : operation,
                        before == null ? null : before.gone(),
                        before == null ? null : before.survivor(),
                        at,
                        file));
    }

    private void end(String id, Operation operation, String survivor, Instant at, String file) {
        fates.remove(id);
        fates.put(id, new Fate(id, null, operation, survivor, at, file));
    }

    /** In the order of what happened to each last. */
    Collection<Fate> fates() {
        return fates.values();
    }

    /** The objects to be read: those that are there, and those that others were merged into. */
    List<String> toRead() {
        return fates.values().stream()
                .map(fate -> fate.touched() != null ? fate.id() : fate.survivor())
                .filter(id -> id != null)
                .distinct()
                .toList();
    }

    int size() {
        return fates.size();
    }
}
