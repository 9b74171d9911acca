package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.NestedList;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completes the lists inside a stream's objects: Stripe gives the first entries only. */
record NestedLists(StripeClient client, StripeStream stream) {
    /**
     * An object with all entries of its lists.
     *
     * @param joined the fields whose entries come from several answers
     */
    record Whole(String json, List<String> joined) {}

    /**
     * @param object with {@link StripeStream#noted()} noted
     */
    Whole complete(StripeObject object, Priority priority) {
        String json = object.json();
        List<String> joined = new ArrayList<>();
        for (Map.Entry<String, StripeList> nested : stream.nested().entrySet()) {
            String field = nested.getKey();
            if (!"true".equals(object.noted().get(field + ".has_more"))) {
                continue;
            }
            NestedList list = NestedList.in(json, field).orElseThrow();
            Optional<List<StripeObject>> rest =
                    rest(new ListBelow(client, nested.getValue()), object.id(), list, priority);
            if (rest.isPresent()) {
                json = list.joinedTo(json, rest.get());
                joined.add(field);
            }
        }
        return new Whole(json, joined);
    }

    /** The entries behind those that are known; empty if the object is gone, and its list with it. */
    private static Optional<List<StripeObject>> rest(ListBelow below, String id, NestedList known, Priority priority) {
        List<String> ids = known.data().stream().map(StripeObject::id).toList();
        String last = ids.isEmpty() ? null : ids.get(ids.size() - 1);
        try {
            return below.allAfter(id, last, priority);
        } catch (ApiException e) {
            if (!Missing.isCursor(e)) {
                throw e;
            }
            // The last entry has been deleted meanwhile.
            return below.allAfter(id, null, priority)
                    .map(all -> all.stream()
                            .filter(entry -> !ids.contains(entry.id()))
                            .toList());
        }
    }
}
