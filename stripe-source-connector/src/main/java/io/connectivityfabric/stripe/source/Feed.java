package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.ChangePage;
import io.connectivityfabric.connect.source.FeedPosition;
import java.util.Optional;

/** Where a stream's changes come from. Ticks are seconds by Stripe's clock. */
interface Feed {
    /** The position behind all that is visible now. */
    FeedPosition start();

    /** The changes that are not done at a position. */
    ChangePage read(FeedPosition position);

    /** Why changes since a position are not to be had any more. */
    Optional<String> lost(FeedPosition position);
}
