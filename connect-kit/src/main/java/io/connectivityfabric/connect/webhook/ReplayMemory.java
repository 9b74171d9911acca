package io.connectivityfabric.connect.webhook;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events were written lately, and which are being written: an event that comes again is not emitted again. It remembers
 * as many as it may, and forgets the oldest. Safe for many threads.
 */
final class ReplayMemory {
    private final int most;
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> beingWritten = new HashSet<>();

    ReplayMemory(int most) {
        this.most = most;
    }

    /**
     * Says which of a request's events are new, and notes that they are being written.
     *
     * @return null if one of them is being written already: whether that succeeds is not known yet
     */
    synchronized Set<String> claim(List<String> identities) {
        Set<String> fresh = new LinkedHashSet<>();
        for (String identity : identities) {
            if (beingWritten.contains(identity)) {
                return null;
            }
            if (!written.contains(identity)) {
                fresh.add(identity);
            }
        }
        beingWritten.addAll(fresh);
        return fresh;
    }

    /** Kafka has these. */
    synchronized void written(Collection<String> identities) {
        beingWritten.removeAll(identities);
        if (most == 0) {
            return;
        }
        written.addAll(identities);
        Iterator<String> oldest = written.iterator();
        while (written.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }

    /** These were not written: if they come again, they are welcome. */
    synchronized void giveUp(Collection<String> identities) {
        beingWritten.removeAll(identities);
    }

    synchronized int size() {
        return written.size();
    }
}
