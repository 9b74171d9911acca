package io.connectivityfabric.connect.source;

import java.util.List;

/**
 * One page of a stream's history.
 *
 * @param items its objects
 * @param rest what is left of the range; null if nothing is
 * @param division how the rest can be divided; null if it can only be read serially
 */
public record BackfillPage(List<StreamItem> items, BackfillRange rest, Division division) {
    public BackfillPage {
        items = List.copyOf(items);
        if (division != null && rest == null) {
            throw new IllegalArgumentException("Only a rest can be divided");
        }
    }

    /** A page of a range that is read serially. */
    public BackfillPage(List<StreamItem> items, BackfillRange rest) {
        this(items, rest, null);
    }

    /** How a range can be divided. */
    public interface Division {
        /** About how many pages the range has. */
        double pages();

        /**
         * The range in parts that can be read beside each other.
         *
         * @param most how many at most, two or more
         * @return fewer than two if it is not worth it
         */
        List<BackfillRange> into(int most);
    }
}
