package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripeForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the account as it is, and only tells of what would be written: names, since values may be personal data. */
final class DryAccount extends StripeAccount {

    private static final Logger log = LoggerFactory.getLogger(DryAccount.class);

    DryAccount(StripeClient client, String id) {
        super(client, id);
    }

    @Override
    Created create(StripeWrite write, ObjectNode params, int generation) {
        log.info(
                "dry.run: would create a {} for record {} with {}",
                write.kind().objectName(),
                write.fabricId(),
                StripeForm.of(params));
        return new Created("none", false);
    }

    @Override
    void update(StripeWrite write, String objectId, ObjectNode changes) {
        log.info(
                "dry.run: would change {} {} for record {}: {}",
                write.kind().objectName(),
                objectId,
                write.fabricId(),
                StripeForm.of(changes));
    }

    @Override
    void delete(StripeWrite write, String objectId) {
        log.info("dry.run: would delete {} {} for record {}", write.kind().objectName(), objectId, write.fabricId());
    }

    @Override
    boolean isDry() {
        return true;
    }
}
