package io.connectivityfabric.connect.source;

import java.util.List;

/**
 * Changes of a stream.
 *
 * @param items in the order in which they happened
 * @param next the position once all of them are emitted
 * @param caughtUp whether these are all changes known by now
 */
public record ChangePage(List<StreamItem> items, FeedPosition next, boolean caughtUp) {
    public ChangePage {
        items = List.copyOf(items);
    }
}
