package io.connectivityfabric.connect.source;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which states of an object are emitted, so that its last record is always its newest state although history and
 * changes are read beside each other and changes turn up late.
 *
 * <p>A row of the history may be dropped whenever a change of its object has been emitted: a change carries the whole
 * object, and all later ones come through the feed as well. It must be dropped if that change was emitted after the row's
 * page was asked for, since the row may then be older. A change is dropped only if a newer state is known to be out. So
 * forgetting an object never loses anything; it may repeat a state, or show an older one for a moment.
 */
final class EmissionOrder {
    private final int memory;
    private final PagesInFlight pages;
    /** The earliest tick of a change that would not be older than what was emitted, by object. */
    private final Map<String, Long> earliestNewer = new LinkedHashMap<>();
    /** The number of the last change emitted, by object, as far back as the oldest page on its way; oldest first. */
    private final Map<String, Long> recentChanges = new LinkedHashMap<>();

    /**
     * @param memory for how many objects to remember the newest state emitted
     */
    EmissionOrder(int memory, PagesInFlight pages) {
        this.memory = memory;
        this.pages = pages;
    }

    /** Whether to emit a row of a page that was asked for at the given start. */
    boolean admitRow(StreamItem row, long pageStart) {
        Long change = recentChanges.get(row.id());
        if (change != null && change >= pageStart) {
            return false;
        }
        if (earliestNewer.containsKey(row.id())) {
            return false;
        }
        remember(row.id(), row.tick() + 1);
        return true;
    }

    /** Whether to emit a change. */
    boolean admitChange(StreamItem change) {
        Long earliest = earliestNewer.get(change.id());
        if (earliest != null && change.tick() < earliest) {
            return false;
        }
        remember(change.id(), change.tick());
        recentChanges.remove(change.id());
        recentChanges.put(change.id(), pages.nextChange());
        return true;
    }

    /** Forgets the changes that no page on its way can be older than. */
    void forgetSettled() {
        long oldest = pages.oldestStart();
        Iterator<Long> changes = recentChanges.values().iterator();
        while (changes.hasNext() && changes.next() < oldest) {
            changes.remove();
        }
    }

    private void remember(String id, long earliest) {
        Long known = earliestNewer.remove(id);
        earliestNewer.put(id, known == null ? earliest : Math.max(known, earliest));
        if (earliestNewer.size() > memory) {
            Iterator<String> eldest = earliestNewer.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
