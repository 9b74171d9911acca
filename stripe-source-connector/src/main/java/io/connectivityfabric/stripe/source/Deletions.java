package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether an object that is not in its list has been deleted: Stripe's lists leave out others as well, such as
 * payment methods that belong to nobody any more. A call for each.
 */
record Deletions(StripeClient client, StripeStream stream, StripeRecords records, StripeClock clock) {
    private static final String DELETED = "deleted";
    /** Of an account that is not connected any more. */
    private static final String ACCESS_REVOKED = "account_invalid";

    /** A record of its deletion; empty if it was not deleted, or cannot be asked for. */
    Optional<StreamItem> of(String id) {
        if (stream.list().needsParent()) {
            return Optional.empty();
        }
        long contained = clock.contained();
        Instant askedAt = Instant.now();
        return isDeleted(id) ? Optional.of(records.deleted(id, askedAt, contained, clock.latest())) : Optional.empty();
    }

    private boolean isDeleted(String id) {
        try {
            return "true"
                    .equals(client.retrieve(stream.path(), id, Map.of(), Set.of(DELETED), Priority.BACKFILL)
                            .noted()
                            .get(DELETED));
        } catch (ApiException e) {
            if (Missing.isObject(e) || ACCESS_REVOKED.equals(e.code())) {
                return true;
            }
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                return false; // Objects of this kind can only be listed.
            }
            throw e;
        }
    }
}
