package io.connectivityfabric.connect.source;

import java.util.List;

/**
 * One page of a sweep.
 *
 * @param ids of all objects on it: these are not deleted
 * @param rows of those that are to be emitted if they are another than was emitted last. None of a list that is only read to
 *     see what is still there
 * @param rest what is left of the range; null if nothing is
 */
public record SweepPage(List<String> ids, List<StreamItem> rows, BackfillRange rest) {
    public SweepPage {
        ids = List.copyOf(ids);
        rows = List.copyOf(rows);
    }

    /** A page of the history, read again. */
    public static SweepPage of(BackfillPage page) {
        return new SweepPage(page.items().stream().map(StreamItem::id).toList(), page.items(), page.rest());
    }
}
