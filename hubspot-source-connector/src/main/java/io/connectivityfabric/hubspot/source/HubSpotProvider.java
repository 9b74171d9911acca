package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.connect.source.Sweep;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.source.ChangesConfig.SweepTimes;
import java.time.Duration;
import java.util.Optional;

/** A HubSpot account (portal), opened for one task. */
final class HubSpotProvider implements StreamProvider {
    static final String SYSTEM = "hubspot";

    private final HubSpotClient client;
    private final Reading reading;
    private PortalJournal journal;

    /**
     * How to read.
     *
     * @param apiVersion the version in which objects are read
     * @param settle how late a change may turn up in a search
     * @param journal opens the journal of a portal; empty if changes come from search
     * @param journalOnly whether a stream that the journal does not know is an error
     * @param sweeps when to look for what the feed does not tell
     */
    record Reading(
            String apiVersion,
            Duration settle,
            Optional<JournalOpening> journal,
            boolean journalOnly,
            SweepTimes sweeps) {}

    /** Opens the journal of a portal, without a call yet. */
    @FunctionalInterface
    interface JournalOpening {
        PortalJournal open(long portalId);
    }

    /**
     * @param client to talk to it with; closed with this
     */
    HubSpotProvider(HubSpotClient client, Reading reading) {
        this.client = client;
        this.reading = reading;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String account() {
        return Long.toString(client.portalId());
    }

    @Override
    public StreamReader reader(StreamPartition partition) {
        HubSpotStream stream = HubSpotStreams.named(partition.stream());
        HubSpotRecords records = new HubSpotRecords(partition, stream, reading.apiVersion());
        PropertyNames properties = new PropertyNames(client, stream);
        WholeObjects objects = new WholeObjects(client, stream, properties);
        Optional<ChangeFeed> told = journalType(stream)
                .map(type -> new JournalFeed(
                        type, journal(Long.parseLong(partition.account())), objects, properties, records));
        ChangeFeed feed = told.orElseGet(() -> new SearchFeed(stream, objects, records, reading.settle()));
        return new HubSpotReader(
                objects,
                records,
                feed,
                sweep(objects, records, told.isPresent()),
                reading.sweeps().memory());
    }

    /** The type as the journal calls it; empty if the stream's changes come from search. */
    private Optional<String> journalType(HubSpotStream stream) {
        if (reading.journal().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> type = stream.typeId();
        if (type.isEmpty() && reading.journalOnly()) {
            throw new IllegalArgumentException("HubSpot's journal does not tell the changes of " + stream.name()
                    + ": take it out of the streams, or set " + ChangesConfig.CHANGES_FEED + "=auto");
        }
        return type;
    }

    private synchronized PortalJournal journal(long portalId) {
        if (journal == null) {
            journal = reading.journal().orElseThrow().open(portalId);
        }
        return journal;
    }

    private Optional<Sweep> sweep(WholeObjects objects, HubSpotRecords records, boolean deletionsTold) {
        Optional<Duration> deletions =
                deletionsTold ? Optional.empty() : reading.sweeps().deletions();
        Optional<Duration> refresh = reading.sweeps().refresh();
        return deletions.isEmpty() && refresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new HubSpotSweep(objects, records, deletions, refresh));
    }

    @Override
    public void close() {
        client.close();
        synchronized (this) {
            if (journal != null) {
                journal.close();
            }
        }
    }
}
