package io.connectivityfabric.connect.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A page on its way from the thread that read it to the task's thread.
 *
 * @param session the stream that it belongs to
 * @param kind what it holds
 * @param items its objects, in the order of emission
 * @param start for history and sweeps, when it was asked for, as {@link PagesInFlight} counts
 * @param step what its emission does to the stream's offset
 * @param unsure completed when the page has been looked at: with none of its items if it was emitted; else with those that
 *     must be read anew first, and nothing of the page has been emitted
 */
record FetchedPage(
        StreamSession session,
        Kind kind,
        List<StreamItem> items,
        long start,
        UnaryOperator<StreamOffset> step,
        CompletableFuture<List<StreamItem>> unsure) {

    /** What a page holds. */
    enum Kind {
        /** What the provider's feed tells. */
        CHANGES,
        /** Objects that are read for the first time. */
        HISTORY,
        /** Objects that are read again, to see whether they changed. */
        SWEEP
    }

    static FetchedPage changes(StreamSession session, List<StreamItem> items, UnaryOperator<StreamOffset> step) {
        return new FetchedPage(session, Kind.CHANGES, items, 0, step, new CompletableFuture<>());
    }

    static FetchedPage history(
            StreamSession session, List<StreamItem> items, long start, UnaryOperator<StreamOffset> step) {
        return new FetchedPage(session, Kind.HISTORY, items, start, step, new CompletableFuture<>());
    }

    static FetchedPage sweep(
            StreamSession session, List<StreamItem> items, long start, UnaryOperator<StreamOffset> step) {
        return new FetchedPage(session, Kind.SWEEP, items, start, step, new CompletableFuture<>());
    }

    /** Whether it goes before others. */
    boolean live() {
        return kind == Kind.CHANGES;
    }

    int bytes() {
        int bytes = 0;
        for (StreamItem item : items) {
            bytes += item.bytes();
        }
        return bytes;
    }
}
