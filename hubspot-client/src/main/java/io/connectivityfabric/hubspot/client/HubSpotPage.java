package io.connectivityfabric.hubspot.client;

import java.time.Instant;
import java.util.List;

/**
 * One page of a list or a search.
 *
 * @param results     its objects
 * @param after       where the next page begins, null at the end
 * @param total       how many objects match a search; -1 for a list, which does not say
 * @param requestedAt when the request was sent, by our clock: the page shows at least the state a list has then; a search
 *                    index lags behind
 */
public record HubSpotPage(List<HubSpotObject> results, String after, long total, Instant requestedAt) {

    /** Counts only. */
    @Override
    public String toString() {
        return results.size() + " objects" + (after == null ? "" : " and more");
    }
}
