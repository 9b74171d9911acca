package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A portal's journal: of each action that someone has subscribed to, one file with all that it did, for three days.
 * Whoever subscribes later does not see what was before. Safe for concurrent use.
 */
final class Journal {
    static final Duration RETENTION = Duration.ofDays(3);

    private final long portalId;
    private final SandboxClock clock;
    private final JournalEvents render;
    private final List<JournalSubscription> subscriptions = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    Journal(long portalId, SandboxClock clock) {
        this.portalId = portalId;
        this.clock = clock;
        this.render = new JournalEvents(portalId);
    }

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String offset, long publishedAt, byte[] file) {}

    synchronized void changed(List<Change> changes) {
        List<ObjectNode> events = render.events(changes, subscriptions);
        if (events.isEmpty()) {
            return;
        }
        long now = clock.millis();
        String offset = new UUID(ids.incrementAndGet() * 0x9E3779B97F4A7C15L, portalId * 31 + now).toString();
        ObjectNode file = Json.object();
        file.put("offset", offset);
        events.forEach(file.withArray("journalEvents")::add);
        file.put("publishedAt", Instant.ofEpochMilli(now).toString());
        entries.add(new Entry(offset, now, Json.bytes(file)));
    }

    /** At most so many, the oldest ones. */
    synchronized List<Entry> earliest(int count) {
        forget();
        return List.copyOf(entries.subList(0, Math.min(count, entries.size())));
    }

    /** At most so many, the newest ones in their order. */
    synchronized List<Entry> latest(int count) {
        forget();
        return List.copyOf(entries.subList(Math.max(0, entries.size() - count), entries.size()));
    }

    /**
     * At most so many that follow an offset.
     *
     * @throws HubSpotException if there is no such offset, or no longer
     */
    synchronized List<Entry> after(String offset, int count) {
        forget();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).offset.equals(offset)) {
                return List.copyOf(entries.subList(i + 1, Math.min(entries.size(), i + 1 + count)));
            }
        }
        throw HubSpotException.notFound("There is no journal entry with the offset " + offset);
    }

    synchronized Optional<Entry> entry(String offset) {
        forget();
        return entries.stream().filter(e -> e.offset.equals(offset)).findFirst();
    }

    /** One that is about the same as another takes its place. */
    synchronized JournalSubscription subscribe(ObjectNode wanted, long newId) {
        JournalSubscription added = JournalSubscription.of(
                newId, wanted, Instant.ofEpochMilli(clock.millis()).toString());
        subscriptions.removeIf(added::isOfTheSame);
        subscriptions.add(added);
        return added;
    }

    synchronized List<JournalSubscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    synchronized boolean unsubscribe(long id) {
        return subscriptions.removeIf(s -> s.id() == id);
    }

    synchronized void unsubscribeAll() {
        subscriptions.clear();
    }

    private void forget() {
        long oldest = clock.millis() - RETENTION.toMillis();
        int old = 0;
        while (old < entries.size() && entries.get(old).publishedAt < oldest) {
            old++;
        }
        entries.subList(0, old).clear();
    }
}
