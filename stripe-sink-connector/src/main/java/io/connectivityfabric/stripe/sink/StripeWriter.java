package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.connect.sink.BatchWriter;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.RememberedIds;
import io.connectivityfabric.connect.sink.SkipReason;
import io.connectivityfabric.connect.sink.WriteOutcome;
import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Skipped;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.sink.StripeAccount.Created;
import io.connectivityfabric.stripe.sink.StripeWrite.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes objects one by one, as Stripe takes them. An object is found by, in this order: the id that the record names, an
 * earlier write, what its {@link Identity} says; else it is created, with an idempotency key that belongs to the record,
 * so that a second creation within a day is the first one's answer. What exists is read first, and only what is different
 * is written.
 */
final class StripeWriter implements BatchWriter<StripeWrite> {

    /** Enough for: created before, gone since, its failure saved, created anew. */
    private static final int MAX_ROUNDS = 5;

    /** What Stripe calls a creation of what is there already. */
    private static final Set<String> MADE_BEFORE =
            Set.of(StripeClient.KEY_TAKEN, StripeClient.REPLAYED_FAILURE, "resource_already_exists");

    private final StripeAccount account;
    private final Map<StripeKind, Identity> identities;
    private final RememberedIds ids;

    StripeWriter(StripeAccount account, Map<StripeKind, Identity> identities, RememberedIds ids) {
        this.account = account;
        this.identities = identities;
        this.ids = ids;
    }

    @Override
    public List<WriteOutcome> write(List<StripeWrite> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (StripeWrite write : writes) {
            outcomes.add(judged(write));
        }
        return outcomes;
    }

    private WriteOutcome judged(StripeWrite write) {
        try {
            WriteOutcome outcome = write(write);
            return account.isDry() && outcome instanceof Written ? new Skipped(SkipReason.DRY_RUN) : outcome;
        } catch (RejectedRecordException e) {
            return new Rejected(e);
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.INVALID || e.kind() == ApiException.Kind.NOT_FOUND) {
                return new Rejected(RejectedRecordException.byProvider(
                        "Stripe rejected the " + write.kind().objectName() + " of record " + write.fabricId(),
                        e.getMessage(),
                        e.status(),
                        e.code(),
                        e.requestId()));
            }
            throw e;
        }
    }

    private WriteOutcome write(StripeWrite write) {
        Optional<ObjectNode> there = current(write);
        int generation = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            if (there.isPresent() || write.action() != Action.UPSERT) {
                return there.map(object -> change(write, object)).orElse(new Skipped(SkipReason.UNCHANGED));
            }
            Optional<String> made = create(write, generation);
            if (made.isEmpty()) {
                return new Written(true, ids.of(write.fabricId()).orElse(null));
            }
            there = account.read(write.kind(), made.get());
            generation++;
        }
        throw new RejectedRecordException("The " + write.kind().objectName() + " of record " + write.fabricId()
                + " was created and deleted again " + MAX_ROUNDS
                + " times within a day at Stripe; if it is to be there,"
                + " send the record again tomorrow");
    }

    /** The object as it is, if it can be found. */
    private Optional<ObjectNode> current(StripeWrite write) {
        Optional<String> known = Optional.ofNullable(write.objectId()).or(() -> ids.of(write.fabricId()));
        Optional<ObjectNode> object = known.flatMap(id -> account.read(write.kind(), id));
        if (object.isPresent()) {
            return object;
        }
        ids.forget(write.fabricId());
        Optional<String> found = write.action() == Action.UPSERT
                ? identity(write).find(write)
                : identity(write).findAnyhow(write);
        return found.flatMap(id -> account.read(write.kind(), id));
    }

    /** Creates the object; returns the id of the one that turned out to have been created before, if so. */
    private Optional<String> create(StripeWrite write, int generation) {
        ObjectNode params = write.creation().forCreation();
        identity(write).mark(write, params);
        Marks.put(Marks.ID, write, params);
        try {
            Created created = account.create(write, params, generation);
            if (created.replayed()) {
                return Optional.of(created.objectId());
            }
            learn(write, created.objectId());
            if (!write.params().equals(write.creation())) {
                account.read(write.kind(), created.objectId()).ifPresent(object -> change(write, object));
            }
            return Optional.empty();
        } catch (ApiException e) {
            if (MADE_BEFORE.contains(String.valueOf(e.code()))) {
                return Optional.of(identity(write).findAnyhow(write).orElse("gone"));
            }
            throw e;
        }
    }

    private WriteOutcome change(StripeWrite write, ObjectNode object) {
        String id = object.path("id").asText();
        learn(write, id);
        if (Marks.isNewer(object, write)) {
            return new Skipped(SkipReason.STALE, id);
        }
        if (write.action() == Action.DELETE) {
            account.delete(write, id);
            ids.forget(write.fabricId());
            return new Written(false, id);
        }
        ObjectNode changes = write.action() == Action.DEACTIVATE ? deactivation(object) : changes(write, object);
        Optional<String> mark = Marks.of(write, object);
        // An object that the record itself names needs no mark to be found again.
        boolean links = mark.isEmpty() && write.objectId() == null;
        if (changes.isEmpty() && !links) {
            return new Skipped(SkipReason.UNCHANGED, id);
        }
        if (links || mark.isPresent()) {
            Marks.put(mark.orElse(Marks.LINK), write, changes);
        }
        account.update(write, id, changes);
        return new Written(false, id);
    }

    private static ObjectNode deactivation(ObjectNode object) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        return object.path("active").asBoolean() ? changes.put("active", false) : changes;
    }

    private static ObjectNode changes(StripeWrite write, ObjectNode object) {
        Optional<String> fixed = write.params().firstChanged(write.kind().immutable(), object);
        if (fixed.isPresent()) {
            throw new RejectedRecordException("The record " + write.fabricId() + " changes " + fixed.get() + " of "
                    + write.kind().objectName() + " " + object.path("id").asText()
                    + ", and Stripe lets nobody change that: what a price costs is for ever. Make a new price in the"
                    + " source, and take the old one out of use");
        }
        List<String> never = new ArrayList<>(write.kind().immutable());
        never.add("product");
        return write.params().without(never).changesOf(object);
    }

    private void learn(StripeWrite write, String id) {
        if (!account.isDry()) {
            ids.learn(write.fabricId(), id);
        }
    }

    private Identity identity(StripeWrite write) {
        return identities.get(write.kind());
    }
}
