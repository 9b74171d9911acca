package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.NestedLists.Whole;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads objects again of which a change does not tell enough. */
record Rereading(
        StripeClient client,
        StripeStream stream,
        StripeRecords records,
        NestedLists nested,
        StripeClock clock,
        Hydrate hydrate) {
    private static final String DELETED = "deleted";

    /** Whether the object of a change has to be read again. */
    boolean isDue(Change change) {
        return change.disputed()
                || !stream.expand().isEmpty()
                || hydrate.wants(records.apiVersion(), change.event().apiVersion());
    }

    /** A change with its object as it is now; empty if that is gone. */
    Optional<StreamItem> now(RawRecord change) {
        long contained = clock.contained();
        Instant askedAt = Instant.now();
        return object(change).map(object -> {
            Whole whole = nested.complete(object, Priority.LIVE);
            return records.readAgain(change, whole, askedAt, contained, clock.latest());
        });
    }

    private Optional<StripeObject> object(RawRecord change) {
        Map<String, String> query = new HashMap<>();
        List<String> expansions = stream.expand();
        for (int i = 0; i < expansions.size(); i++) {
            query.put("expand[" + i + "]", expansions.get(i));
        }
        Set<String> noted = new HashSet<>(stream.noted());
        noted.add(DELETED);
        try {
            StripeObject object = client.retrieve(path(change), change.id(), query, noted, Priority.LIVE);
            return Optional.of(object)
                    .filter(found -> !"true".equals(found.noted().get(DELETED)));
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String path(RawRecord change) {
        if (stream.below() == null) {
            return stream.path();
        }
        String reference = stream.below().reference();
        String parentId =
                StripeObject.parse(change.payload(), Set.of(reference)).noted().get(reference);
        return stream.list().below(parentId).path();
    }
}
