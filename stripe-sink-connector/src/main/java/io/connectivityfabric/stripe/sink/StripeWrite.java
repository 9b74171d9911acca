package io.connectivityfabric.stripe.sink;

import io.connectivityfabric.connect.sink.TargetWrite;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one unified record asks of one object of Stripe.
 *
 * @param fabricId key of the record, kept in the object's metadata
 * @param objectId the object's own id where the record names it, else null
 * @param email of a customer, by which it may be found; else null
 * @param action what is to become of the object
 * @param params what the record says of it; none if it is to go
 * @param creation the parameters to create it with: those of the first of several records, so that they are the same
 *     however many records are united
 * @param born when the record's own object was created; null if unknown. Nothing was made of it before
 * @param version when the state was last changed; null if unknown
 * @param position of the record in Kafka, the latest of several
 */
record StripeWrite(
        StripeKind kind,
        String fabricId,
        String objectId,
        String email,
        Action action,
        StripeParams params,
        StripeParams creation,
        Instant born,
        Instant version,
        String position)
        implements TargetWrite<StripeWrite> {

    /** What a record asks for. */
    enum Action {
        /** Create it, or change it. */
        UPSERT,
        /** Take it out of use. */
        DEACTIVATE,
        /** Delete it, for ever. */
        DELETE
    }

    @Override
    public String target() {
        return fabricId;
    }

    @Override
    public Set<String> claims() {
        Set<String> claims = new LinkedHashSet<>();
        claims.add(fabricId);
        if (objectId != null) {
            claims.add(kind.objectName() + " " + objectId);
        }
        if (email != null) {
            claims.add("e-mail " + email);
        }
        return claims;
    }

    @Override
    public StripeWrite followedBy(StripeWrite later) {
        boolean unites = action == Action.UPSERT && later.action == Action.UPSERT;
        return new StripeWrite(
                kind,
                fabricId,
                later.objectId == null ? objectId : later.objectId,
                later.email == null ? email : later.email,
                later.action,
                unites ? params.followedBy(later.params) : later.params,
                unites ? creation : later.creation,
                born,
                later.version,
                later.position);
    }
}
