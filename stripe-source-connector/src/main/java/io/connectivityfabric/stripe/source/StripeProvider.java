package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.source.StreamProvider;
import io.connectivityfabric.connect.source.StreamReader;
import io.connectivityfabric.stripe.client.StripeClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Stripe account, opened for one task. */
final class StripeProvider implements StreamProvider {
    static final String SYSTEM = "stripe";

    private static final String EVENTS_PATH = "/v1/events";
    /** Lists that are followed one by one, other than the events of all, cost a read each. */
    private static final Duration SHORTEST_FOLLOWING = Duration.ofSeconds(30);

    private final StripeClient client;
    private final Reading reading;
    private final AtOnce atOnce = new AtOnce();
    private final Map<String, SharedWindow> windows = new ConcurrentHashMap<>();

    /**
     * How to read.
     *
     * @param apiVersion the version in which objects are read
     * @param pollInterval the pause between two looks for changes; empty if it is left to us
     * @param settle how late an event may turn up
     * @param slices what of the history is wanted
     * @param hydrate which objects of events to read again
     * @param sweepInterval how often to read streams again of which not all changes are told; null for never
     * @param statesToRemember for how many objects of a stream to remember what was emitted last
     */
    record Reading(
            String apiVersion,
            Optional<Duration> pollInterval,
            Duration settle,
            CreatedSlices slices,
            Hydrate hydrate,
            Duration sweepInterval,
            int statesToRemember) {}

    /**
     * @param client to talk to the account with; closed with this
     */
    StripeProvider(StripeClient client, Reading reading) {
        this.client = client;
        this.reading = reading;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String account() {
        return client.accountId();
    }

    @Override
    public Duration pollInterval() {
        return client.reads().pollInterval();
    }

    @Override
    public void woken() {
        windows.values().forEach(SharedWindow::expire);
    }

    @Override
    public void showIn(MetricsFacade metrics) {
        Map<String, String> none = Map.of();
        metrics.show(
                "reads",
                "Reads of the account in the last 30 days, by this worker",
                none,
                () -> client.reads().stats().used());
        metrics.show(
                "reads-allocated",
                "What these may come to; 0: changes are not paced",
                none,
                () -> client.reads().stats().granted());
        metrics.show(
                "reads-projected",
                "What 30 days come to if changes are looked for as in the last day",
                none,
                () -> client.reads().stats().projected());
    }

    @Override
    public StreamReader reader(StreamPartition partition) {
        StripeStream stream = StripeStreams.named(partition.stream());
        StripeRecords records = new StripeRecords(partition, stream, reading.apiVersion());
        NestedLists nested = new NestedLists(client, stream);
        StripeClock clock = new StripeClock(client, window(stream)::newestKnown);
        Rereading rereading = new Rereading(client, stream, records, nested, clock, reading.hydrate());
        History history = stream.below() == null
                ? history(stream, new Rows(records, nested, clock))
                : historyBelow(stream, records, clock);
        Duration sweepInterval = stream.sweep() == null ? null : reading.sweepInterval();
        Deletions deletions = new Deletions(client, stream, records, clock);
        return new StripeReader(
                history,
                feed(stream, records, nested, rereading),
                rereading,
                atOnce,
                sweepInterval == null ? null : new StripeSweep(sweepInterval, history, deletions),
                sweepInterval != null || stream.below() != null ? reading.statesToRemember() : 0);
    }

    private History history(StripeStream stream, Rows rows) {
        History list = stream.created()
                ? new SlicedHistory(new CreatedList(client, stream, stream.noted(), reading.slices()), rows)
                : new SerialHistory(client, stream, rows);
        return stream.own() ? new HistoryWithOwn(client, list, rows) : list;
    }

    private History historyBelow(StripeStream stream, StripeRecords records, StripeClock clock) {
        String field = stream.below().field();
        Set<String> noted = field == null ? Set.of() : Set.of(field);
        CreatedList parents = new CreatedList(client, parent(stream), noted, reading.slices());
        return new HistoryBelow(parents, field, below(stream), records, clock);
    }

    private Feed feed(StripeStream stream, StripeRecords records, NestedLists nested, Rereading rereading) {
        if (stream.follow()) {
            Duration retention = stream.path().equals(EVENTS_PATH) ? CreatedFeed.EVENT_RETENTION : null;
            return new CreatedFeed(window(stream), new NewRows(records, nested), reading.settle(), retention);
        }
        if (!stream.hasEvents()) {
            return new NoFeed();
        }
        ChangesBelow below = stream.below() == null ? null : new ChangesBelow(stream, records, below(stream));
        ChangeItems items = new ChangeItems(stream, records, nested, rereading, below, atOnce);
        return new CreatedFeed(
                window(stream),
                new NewEvents(stream, parent(stream), items),
                reading.settle(),
                CreatedFeed.EVENT_RETENTION);
    }

    private ListBelow below(StripeStream stream) {
        return new ListBelow(client, stream.list());
    }

    private static StripeStream parent(StripeStream stream) {
        return stream.below() == null ? null : StripeStreams.named(stream.below().stream());
    }

    /** The window of the list that tells of a stream's changes, the same for all streams of which it does. */
    private SharedWindow window(StripeStream stream) {
        if (!stream.follow() || stream.path().equals(EVENTS_PATH)) {
            return windows.computeIfAbsent(
                    EVENTS_PATH, path -> new SharedWindow(client, path, NewEvents.NOTED, this::freshness));
        }
        return windows.computeIfAbsent(
                stream.path(), path -> new SharedWindow(client, path, stream.noted(), this::freshnessOfOthers));
    }

    /** Streams look about once in a poll interval, at about the same time. */
    private Duration freshness() {
        return reading.pollInterval().orElseGet(this::pollInterval).dividedBy(2);
    }

    private Duration freshnessOfOthers() {
        return freshness().compareTo(SHORTEST_FOLLOWING) > 0 ? freshness() : SHORTEST_FOLLOWING;
    }

    @Override
    public void close() {
        atOnce.close();
        client.close();
    }
}
