package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.hubspot.client.HubSpotJournal;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.JournalEntry;
import io.connectivityfabric.hubspot.client.JournalFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A stream's changes as the portal's Webhooks Journal tells them: in order, with deletions, merges, restores, changes of
 * associations and deletions at a person's wish. A file is never divided: what it tells of the stream is emitted together.
 * The journal says what happened to which object, not what it is now: of several files at once each object is read once.
 */
final class JournalFeed implements ChangeFeed {
    /** So many objects are read for one page, or more if one file has more. */
    private static final int OBJECTS_AT_ONCE = 500;
    /** How often the time up to which was read is kept if nothing happens. */
    private static final Duration QUIET = Duration.ofMinutes(30);
    /** Our clock may be ahead of HubSpot's. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    private final String stream;
    private final String typeId;
    private final PortalJournal journal;
    private final WholeObjects objects;
    private final PropertyNames properties;
    private final HubSpotRecords records;
    /** What the journal has been asked to tell changes of; null before the first time. */
    private Set<String> subscribed;

    JournalFeed(
            String typeId,
            PortalJournal journal,
            WholeObjects objects,
            PropertyNames properties,
            HubSpotRecords records) {
        this.stream = records.stream().name();
        this.typeId = typeId;
        this.journal = journal;
        this.objects = objects;
        this.properties = properties;
        this.records = records;
    }

    /** Behind what is in the journal; from here on it tells everything, as the subscription comes first. */
    @Override
    public FeedPosition start() {
        subscribe();
        long now = quietUntil(Instant.now());
        return new JournalPosition(
                        now, journal.latest().map(JournalEntry::offset).orElse(null))
                .toFeed();
    }

    private boolean subscribe() {
        Set<String> wanted = new TreeSet<>(properties.get());
        if (wanted.equals(subscribed)) {
            return false;
        }
        boolean missing = journal.subscribe(typeId, wanted);
        subscribed = wanted;
        return missing;
    }

    private static long quietUntil(Instant askedAt) {
        return askedAt.minus(CLOCK_MARGIN).toEpochMilli();
    }

    @Override
    public ChangePage read(FeedPosition position) {
        subscribe();
        JournalPosition at = JournalPosition.of(position)
                .orElseThrow(() -> new ConnectException("The position of " + stream
                        + " is none of the journal's: restart the task, which then reads what may be missing"));
        Instant askedAt = Instant.now();
        List<JournalEntry> entries = entries(at);
        JournalBurst burst = new JournalBurst(typeId);
        JournalPosition next = entries.isEmpty() ? quiet(at, askedAt) : at;
        int files = 0;
        while (files < entries.size() && burst.size() < OBJECTS_AT_ONCE) {
            JournalFile file = journal.file(entries.get(files++));
            burst.add(file);
            long published = file.publishedAt() == null
                    ? next.tick()
                    : file.publishedAt().toEpochMilli();
            next = new JournalPosition(Math.max(next.tick(), published), file.offset());
        }
        boolean all = files == entries.size() && files < HubSpotJournal.MAX_ENTRIES;
        return new ChangePage(items(burst), next.toFeed(), all);
    }

    private List<JournalEntry> entries(JournalPosition at) {
        try {
            return journal.after(at.offset(), HubSpotJournal.MAX_ENTRIES);
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                throw new ConnectException(
                        "HubSpot's journal does not reach back to where the changes of " + stream + " were read last ("
                                + at.offset() + "). Restart the task: it then reads what may be missing",
                        e);
            }
            throw e;
        }
    }

    /** Nothing happened: so nothing is missed even if the last file is forgotten. Not told each time, it is an offset. */
    private static JournalPosition quiet(JournalPosition at, Instant askedAt) {
        long until = quietUntil(askedAt);
        return until - at.tick() > QUIET.toMillis() ? new JournalPosition(until, at.offset()) : at;
    }

    private List<StreamItem> items(JournalBurst burst) {
        Instant observedAt = Instant.now();
        Map<String, HubSpotObject> now = objects.byId(burst.toRead());
        List<StreamItem> items = new ArrayList<>(burst.size());
        for (JournalBurst.Fate fate : burst.fates()) {
            HubSpotObject object = fate.touched() == null ? null : now.get(fate.id());
            if (object != null) {
                items.add(records.told(object, fate, observedAt));
            } else if (fate.gone() != null) {
                items.add(records.gone(fate, now.get(fate.survivor()), observedAt));
            }
            // Else it has gone meanwhile, and a later file tells how.
        }
        return items;
    }

    @Override
    public Optional<String> lost(FeedPosition position) {
        Optional<JournalPosition> at = JournalPosition.of(position);
        if (at.isEmpty()) {
            return Optional.of(
                    "its changes were read by search until now, and the journal does not say where that ended");
        }
        if (subscribe()) {
            return Optional.of("nobody had asked the journal to tell its changes meanwhile");
        }
        Instant readUntil = Instant.ofEpochMilli(at.get().tick());
        if (readUntil.isBefore(Instant.now().minus(HubSpotJournal.RETENTION))) {
            return Optional.of("HubSpot keeps its journal for three days, and it was read until " + readUntil);
        }
        try {
            journal.after(at.get().offset(), 1);
            return Optional.empty();
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.NOT_FOUND) {
                throw e;
            }
            return Optional.of(
                    "HubSpot's journal does not reach back to " + at.get().offset());
        }
    }
}
