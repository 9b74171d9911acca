package io.connectivityfabric.connect.source;

import java.util.List;

/**
 * One page of a stream's history.
 *
 * @param items its objects
 * @param rest what is left of the range; null if nothing is
 */
public record BackfillPage(List<StreamItem> items, BackfillRange rest) {
    public BackfillPage {
        items = List.copyOf(items);
    }
}
