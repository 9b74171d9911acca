package io.connectivityfabric.connect.source;

import java.util.List;

/**
 * One page of a stream's history.
 *
 * @param items its objects
 * @param rest what is left of the range; null if nothing is
 * @param halves the rest in two parts that can be read beside each other; empty if it is not worth dividing
 */
public record BackfillPage(List<StreamItem> items, BackfillRange rest, List<BackfillRange> halves) {
    public BackfillPage {
        items = List.copyOf(items);
        halves = List.copyOf(halves);
        if (!halves.isEmpty() && (rest == null || halves.size() != 2)) {
            throw new IllegalArgumentException("Only a rest can be divided, and only in two");
        }
    }

    /** A page of a range that is read serially. */
    public BackfillPage(List<StreamItem> items, BackfillRange rest) {
        this(items, rest, List.of());
    }
}
