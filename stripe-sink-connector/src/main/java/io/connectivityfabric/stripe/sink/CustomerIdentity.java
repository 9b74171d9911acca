package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Customers have no id of the sink's own, and nothing of theirs is unique. They are found by their e-mail address: the one
 * that was made from the record, else the only one that belongs to no record yet. One whose address has changed since it
 * was created is guarded by the idempotency key of its creation for a day, and found by a search after that: by then any
 * search has caught up.
 */
final class CustomerIdentity implements Identity {

    private static final Logger log = LoggerFactory.getLogger(CustomerIdentity.class);

    /** A little longer than Stripe keeps idempotency keys. */
    private static final Duration RECENT = Duration.ofHours(25);

    /** A little shorter. */
    private static final Duration GUARDED = Duration.ofHours(23);

    private static final String MOST = "100";

    private final StripeClient client;
    private final boolean byEmail;

    /** @param byEmail whether customers that belong to no record are taken for the record's if they have its address */
    CustomerIdentity(StripeClient client, boolean byEmail) {
        this.client = client;
        this.byEmail = byEmail;
    }

    @Override
    public Optional<String> find(StripeWrite write) {
        List<StripeObject> found = write.email() == null ? List.of() : withEmail(write.email());
        Optional<String> own = own(found, write);
        if (own.isEmpty() && mayBeOld(write)) {
            own = searched(write);
        }
        return own.isPresent() || !byEmail ? own : unclaimed(found, write);
    }

    /** Of a record younger than a day no customer can have been made that its idempotency key does not guard any more. */
    private boolean mayBeOld(StripeWrite write) {
        return write.born() == null || write.born().getEpochSecond() < now() - GUARDED.toSeconds();
    }

    private Optional<String> searched(StripeWrite write) {
        try {
            return Stream.of(Marks.ID, Marks.LINK)
                    .map(mark -> "metadata['" + mark + "']:'" + write.fabricId().replace("'", "\\'") + "'")
                    .flatMap(query -> search(query).stream())
                    .filter(customer -> Marks.own(write, customer))
                    .map(StripeObject::id)
                    .findFirst();
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.INVALID || e.kind() == ApiException.Kind.NOT_FOUND) {
                log.debug("Stripe does not search for this account: {}", e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<StripeObject> search(String query) {
        return client.list(StripeKind.CUSTOMER.path() + "/search", Map.of("query", query), Marks.FIELDS, Priority.LIVE)
                .data();
    }

    private List<StripeObject> withEmail(String email) {
        return client.list(
                        StripeKind.CUSTOMER.path(), Map.of("email", email, "limit", MOST), Marks.FIELDS, Priority.LIVE)
                .data();
    }

    private static Optional<String> own(List<StripeObject> customers, StripeWrite write) {
        return customers.stream()
                .filter(customer -> Marks.own(write, customer))
                .map(StripeObject::id)
                .findFirst();
    }

    private static Optional<String> unclaimed(List<StripeObject> customers, StripeWrite write) {
        List<String> unclaimed =
                customers.stream().filter(Marks::isFree).map(StripeObject::id).toList();
        if (unclaimed.size() > 1) {
            throw new RejectedRecordException("The e-mail address of record " + write.fabricId() + " belongs to "
                    + unclaimed.size() + " customers at Stripe (" + String.join(", ", unclaimed.subList(0, 2))
                    + (unclaimed.size() > 2 ? ", ..." : "")
                    + "), and which of them is meant cannot be told: set metadata[" + Marks.LINK
                    + "] of the right one to the record's key, or " + StripeSinkConfig.MATCH_EMAIL + "=false");
        }
        return unclaimed.stream().findFirst();
    }

    @Override
    public Optional<String> findAnyhow(StripeWrite write) {
        if (write.email() != null) {
            Optional<String> own = own(withEmail(write.email()), write);
            if (own.isPresent()) {
                return own;
            }
        }
        Map<String, String> query = new HashMap<>();
        query.put("limit", MOST);
        query.put("created[gte]", Long.toString(now() - RECENT.toSeconds()));
        while (true) {
            StripePage page = client.list(StripeKind.CUSTOMER.path(), query, Marks.FIELDS, Priority.LIVE);
            Optional<String> own = own(page.data(), write);
            if (own.isPresent()) {
                return own;
            }
            if (!page.hasMore()) {
                return searched(write);
            }
            query.put("starting_after", page.data().get(page.data().size() - 1).id());
        }
    }

    private long now() {
        return client.serverTime().orElseGet(() -> Instant.now().getEpochSecond());
    }
}
