package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import java.util.List;

/** How the objects are read that are there already. */
interface History {
    /** The ranges that make up the whole. */
    List<BackfillRange> plan();

    /** The next page of a range. */
    BackfillPage read(BackfillRange range);
}
