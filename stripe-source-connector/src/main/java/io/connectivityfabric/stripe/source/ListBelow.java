package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lists that lie below parents, one for each. */
record ListBelow(StripeClient client, StripeList list) {
    /**
     * A page of the list of one parent; empty if the parent is gone.
     *
     * @param after the entry to begin behind; null to begin at the start
     */
    Optional<StripePage> page(String parentId, String after, Priority priority) {
        StripeList own = list.below(parentId);
        Map<String, String> page = new HashMap<>(Map.of("limit", "100"));
        if (after != null) {
            page.put("starting_after", after);
        }
        try {
            return Optional.of(client.list(own.path(), own.query(page), Set.of(), priority));
        } catch (ApiException e) {
            if (Missing.isObject(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All entries of one parent's list behind one of them; empty if the parent is gone. */
    Optional<List<StripeObject>> allAfter(String parentId, String after, Priority priority) {
        List<StripeObject> all = new ArrayList<>();
        String last = after;
        Optional<StripePage> page;
        do {
            page = page(parentId, last, priority);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().data());
            last = all.isEmpty() ? last : all.get(all.size() - 1).id();
        } while (page.get().hasMore() && !page.get().data().isEmpty());
        return Optional.of(all);
    }
}
