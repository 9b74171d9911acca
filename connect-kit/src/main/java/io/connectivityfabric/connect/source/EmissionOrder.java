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
 * page was asked for, since the row may then be older. A change is dropped only if a newer state is known to be out; where
 * that cannot be told, its object must be read anew. That goes for objects that were forgotten as well, or emitted before a
 * restart: of these it is known how new their states can be at most.
 */
final class EmissionOrder {
    private final int memory;
    private final PagesInFlight pages;
    /** What was emitted last, by object. */
    private final Map<String, Emitted> emitted = new LinkedHashMap<>();
    /** The number of the last change emitted, by object, as far back as the oldest page on its way; oldest first. */
    private final Map<String, Long> recentChanges = new LinkedHashMap<>();

    /** The latest tick of a change that could be older than what was emitted of an object that is not remembered. */
    private long forgottenUntil;

    /**
     * @param earliest the earliest tick of a change that would not be older
     * @param unsureUntil the latest tick of a change that could be older nevertheless
     */
    private record Emitted(long earliest, long unsureUntil) {}

    /** How a change compares to what was emitted of its object. */
    enum Verdict {
        NEWER,
        OLDER,
        /** One cannot tell: the object must be read anew. */
        UNSURE
    }

    /**
     * @param memory for how many objects to remember the newest state emitted
     * @param forgottenUntil the newest tick of which a change may be part of a state that was emitted before; null if there
     *     is none
     */
    EmissionOrder(int memory, Long forgottenUntil, PagesInFlight pages) {
        this.memory = memory;
        this.forgottenUntil = forgottenUntil == null ? Long.MIN_VALUE : forgottenUntil;
        this.pages = pages;
    }

    /** Whether to emit a row of a page that was asked for at the given start. */
    boolean admitRow(StreamItem row, long pageStart) {
        return !emitted.containsKey(row.id()) && admitRowReadAgain(row, pageStart);
    }

    /** Whether to emit a row of a page that was asked for at the given start, although the object may be out already. */
    boolean admitRowReadAgain(StreamItem row, long pageStart) {
        Long change = recentChanges.get(row.id());
        if (change != null && change >= pageStart) {
            return false;
        }
        remember(row, row.tick() + 1);
        return true;
    }

    /** Whether to emit a change, once {@link #emitted} is told if so. */
    Verdict judge(StreamItem change) {
        Emitted last = emitted.get(change.id());
        if (last != null && !change.reread() && change.tick() < last.earliest()) {
            return Verdict.OLDER;
        }
        if (change.reread() || change.tick() > (last == null ? forgottenUntil : last.unsureUntil())) {
            return Verdict.NEWER;
        }
        return switch (change.record().operation()) {
            // Nothing that was read came before the creation, or after the end.
            case CREATE -> last == null ? Verdict.UNSURE : Verdict.OLDER;
            case DELETE, MERGE, PURGE -> Verdict.NEWER;
            default -> Verdict.UNSURE;
        };
    }

    /** A change is emitted. */
    void emitted(StreamItem change) {
        remember(change, change.reread() ? change.tick() + 1 : change.tick());
        recentChanges.remove(change.id());
        recentChanges.put(change.id(), pages.nextChange());
    }

    /** Forgets the changes that no page on its way can be older than. */
    void forgetSettled() {
        long oldest = pages.oldestStart();
        Iterator<Long> changes = recentChanges.values().iterator();
        while (changes.hasNext() && changes.next() < oldest) {
            changes.remove();
        }
    }

    private void remember(StreamItem item, long earliest) {
        Emitted known = emitted.remove(item.id());
        long unsureUntil = item.latest() > item.tick() ? item.latest() : Long.MIN_VALUE;
        emitted.put(
                item.id(),
                known == null
                        ? new Emitted(earliest, unsureUntil)
                        : new Emitted(
                                Math.max(known.earliest(), earliest), Math.max(known.unsureUntil(), unsureUntil)));
        if (emitted.size() > memory) {
            Iterator<Emitted> eldest = emitted.values().iterator();
            forgottenUntil = Math.max(forgottenUntil, eldest.next().unsureUntil());
            eldest.remove();
        }
    }
}
