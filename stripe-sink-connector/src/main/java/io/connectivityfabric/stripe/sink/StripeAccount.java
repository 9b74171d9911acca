package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeForm;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripeWritten;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** The account that is written to: its objects one by one. */
class StripeAccount {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StripeClient client;
    private final String id;

    /** @param id of the account */
    StripeAccount(StripeClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** The object as it is now; empty if there is none, or none any more. */
    Optional<ObjectNode> read(StripeKind kind, String objectId) {
        try {
            StripeObject object = client.retrieve(kind.path(), objectId, kind.query(), Set.of(), Priority.LIVE);
            ObjectNode json = json(object);
            return json.path("deleted").asBoolean() ? Optional.empty() : Optional.of(json);
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Creates the object of a record: once for each generation, however often it is asked.
     *
     * @param generation raised when what was created before is known to be gone
     */
    Created create(StripeWrite write, ObjectNode params, int generation) {
        String key = ChosenIds.idempotencyKey(
                id, "create", write.kind().objectName(), write.fabricId(), Integer.toString(generation));
        StripeWritten written = client.create(write.kind().path(), StripeForm.of(params), key);
        return new Created(written.object().id(), written.replayed());
    }

    /** What became of a creation; {@code replayed}: it was created before, and may have changed since or be gone. */
    record Created(String objectId, boolean replayed) {}

    /** Changes the object; the same change of the same record is made once. */
    void update(StripeWrite write, String objectId, ObjectNode changes) {
        StripeForm form = StripeForm.of(changes);
        String key = key(write, objectId, form, "update");
        try {
            client.update(write.kind().path(), objectId, form, key);
        } catch (ApiException e) {
            if (!StripeClient.REPLAYED_FAILURE.equals(e.code())) {
                throw e;
            }
            // All values are absolute, so that it does no harm to do what may have been done.
            client.update(write.kind().path(), objectId, form, key(write, objectId, form, "update again"));
        }
    }

    private String key(StripeWrite write, String objectId, StripeForm form, String operation) {
        return ChosenIds.idempotencyKey(id, operation, objectId, write.position(), form.text());
    }

    /** Deletes the object, if it is there. */
    void delete(StripeWrite write, String objectId) {
        try {
            client.delete(write.kind().path(), objectId);
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Whether changes only seem to be made. */
    boolean isDry() {
        return false;
    }

    static ObjectNode json(StripeObject object) {
        try {
            return (ObjectNode) JSON.readTree(object.json());
        } catch (JsonProcessingException | ClassCastException e) {
            throw new ConnectException("Stripe's answer cannot be read for " + object.id(), e);
        }
    }
}
