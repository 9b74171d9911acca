package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.HttpResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What Stripe answered to a write.
 *
 * @param object  as it was after the write
 * @param replayed whether it is the saved answer to an earlier request with the same idempotency key: the object may have
 *     changed since, or be gone
 */
public record StripeWritten(StripeObject object, boolean replayed) {

    static StripeWritten read(HttpResponse response) throws IOException {
        StripeObject object = StripeObject.of(StripeObject.reader(Set.of()).readOne(response.body()));
        if (object.id() == null) {
            throw new IOException("It has no id");
        }
        return new StripeWritten(
                object, response.header(StripeClient.REPLAYED).orElse("").equals("true"));
    }
}
