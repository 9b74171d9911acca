package io.connectivityfabric.connect.source;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page on its way from the thread that read it to the task's thread.
 *
 * @param session the stream that it belongs to
 * @param live whether it holds changes, and not history
 * @param items its objects, in the order of emission
 * @param start for history, when it was asked for, as {@link PagesInFlight} counts
 * @param step what its emission does to the stream's offset
 */
record FetchedPage(
        StreamSession session, boolean live, List<StreamItem> items, long start, UnaryOperator<StreamOffset> step) {
    int bytes() {
        int bytes = 0;
        for (StreamItem item : items) {
            bytes += item.bytes();
        }
        return bytes;
    }
}
