package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of a stretch of time. */
record EventWindow(StripeClient client) {
    static final String PATH = "/v1/events";
    private static final String PAGE_SIZE = "100";

    /**
     * @param observedAt when the request that read it was sent
     */
    record Found(StripeObject event, Instant observedAt) {}

    /**
     * @param events oldest first
     * @param complete whether these are all; if not, the newest ones
     */
    record Events(List<Found> events, boolean complete) {
        /** The time of the newest one. There must be one. */
        long newest() {
            return events.get(events.size() - 1).event().created();
        }

        /** The time of the oldest one. There must be one. */
        long oldest() {
            return events.get(0).event().created();
        }
    }

    /**
     * Reads until there are no more, or about as many as are wanted at most.
     *
     * @param from the first second
     * @param to the last second; null if there is none
     */
    Events read(long from, Long to, int most) {
        Map<String, String> query = new HashMap<>();
        query.put("limit", PAGE_SIZE);
        query.put("created[gte]", Long.toString(from));
        if (to != null) {
            query.put("created[lte]", to.toString());
        }
        List<Found> found = new ArrayList<>();
        StripePage page;
        do {
            page = client.list(PATH, query, Priority.LIVE);
            for (StripeObject event : page.data()) {
                found.add(new Found(event, page.requestedAt()));
                query.put("starting_after", event.id());
            }
        } while (page.hasMore() && !page.data().isEmpty() && found.size() < most);
        Collections.reverse(found);
        return new Events(found, !page.hasMore());
    }

    /** The newest event of all, if there is one. */
    List<StripeObject> newest() {
        return client.list(PATH, Map.of("limit", "1"), Priority.LIVE).data();
    }
}
