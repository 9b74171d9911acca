package io.connectivityfabric.connect.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A page on its way from the thread that read it to the task's thread.
 *
 * @param session the stream that it belongs to
 * @param live whether it holds changes, and not history
 * @param items its objects, in the order of emission
 * @param start for history, when it was asked for, as {@link PagesInFlight} counts
 * @param step what its emission does to the stream's offset
 * @param unsure completed when the page has been looked at: with none of its items if it was emitted; else with those that
 *     must be read anew first, and nothing of the page has been emitted
 */
record FetchedPage(
        StreamSession session,
        boolean live,
        List<StreamItem> items,
        long start,
        UnaryOperator<StreamOffset> step,
        CompletableFuture<List<StreamItem>> unsure) {

    static FetchedPage changes(StreamSession session, List<StreamItem> items, UnaryOperator<StreamOffset> step) {
        return new FetchedPage(session, true, items, 0, step, new CompletableFuture<>());
    }

    static FetchedPage history(
            StreamSession session, List<StreamItem> items, long start, UnaryOperator<StreamOffset> step) {
        return new FetchedPage(session, false, items, start, step, new CompletableFuture<>());
    }

    int bytes() {
        int bytes = 0;
        for (StreamItem item : items) {
            bytes += item.bytes();
        }
        return bytes;
    }
}
