package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.cluster.ConnectRest;
import io.connectivityfabric.cluster.ConnectorStatus;
import io.connectivityfabric.cluster.topics.TopicReader;
import io.connectivityfabric.cluster.topics.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the topics as they grow, hands each record on, and notices when a connector fails or nothing moves any more. */
final class Follower {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LOOK_AT_CONNECTORS_EVERY = Duration.ofSeconds(1).toNanos();

    /** Longer than any provider makes a client wait. */
    private static final Duration NOTHING_MOVES = Duration.ofSeconds(60);

    /** A source may be busy with pages of which it has emitted all before: then only its position moves, for a while. */
    private static final Duration LOOK_AT_POSITIONS_AFTER = Duration.ofSeconds(15);

    private static final Duration ONLY_POSITIONS_MOVE = Duration.ofMinutes(5);

    private final TopicReader reader;
    private final ConnectRest rest;
    private final List<String> connectors = new ArrayList<>();
    private final List<Consumer<TopicRecord>> listeners = new ArrayList<>();
    private List<JsonNode> positions = List.of();
    private long records;
    private long lastMove = System.nanoTime();
    private long lastRecord = lastMove;
    private long nextLook;

    Follower(TopicReader reader, ConnectRest rest) {
        this.reader = reader;
        this.rest = rest;
    }

    /** From now on, a failure of this connector is noticed. */
    void watch(String connector) {
        connectors.add(connector);
    }

    void tell(Consumer<TopicRecord> listener) {
        listeners.add(listener);
    }

    /**
     * Reads until the condition holds.
     *
     * @throws DemoException if a connector fails, or nothing comes for a minute
     */
    void until(BooleanSupplier done) {
        lastMove = System.nanoTime();
        lastRecord = lastMove;
        while (!done.getAsBoolean()) {
            int count = reader.poll(POLL, record -> listeners.forEach(listener -> listener.accept(record)));
            long now = System.nanoTime();
            if (count > 0) {
                records += count;
                lastMove = now;
                lastRecord = now;
            }
            if (now > nextLook) {
                nextLook = now + LOOK_AT_CONNECTORS_EVERY;
                requireHealthy();
                if (quietFor().compareTo(LOOK_AT_POSITIONS_AFTER) > 0 && positionsMoved()) {
                    lastMove = now;
                }
            }
            if (now - lastMove > NOTHING_MOVES.toNanos() || now - lastRecord > ONLY_POSITIONS_MOVE.toNanos()) {
                throw new DemoException(
                        "No record has come for " + quietFor().toSeconds() + " s, but more are awaited. " + states());
            }
        }
    }

    /** How long no record has come. */
    Duration quietFor() {
        return Duration.ofNanos(System.nanoTime() - lastRecord);
    }

    /** How many records have come. */
    long records() {
        return records;
    }

    private boolean positionsMoved() {
        List<JsonNode> now = connectors.stream().map(rest::offsets).toList();
        boolean moved = !now.equals(positions);
        positions = now;
        return moved;
    }

    private void requireHealthy() {
        for (String connector : connectors) {
            ConnectorStatus status = rest.status(connector);
            if (status.hasFailed()) {
                throw new DemoException("The connector " + connector + " failed:\n" + status.failures());
            }
        }
    }

    private String states() {
        return connectors.stream()
                .map(rest::status)
                .map(status -> status.name() + ": " + status.connector().state() + ", tasks "
                        + status.tasks().stream()
                                .map(ConnectorStatus.Part::state)
                                .toList())
                .collect(Collectors.joining("; "));
    }
}
