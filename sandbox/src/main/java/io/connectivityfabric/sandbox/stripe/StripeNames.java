package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.stripe.objects.Resource;

/** What error messages call an object. */
final class StripeNames {
    private StripeNames() {}

    static String of(Resource resource) {
        return resource.object().substring(resource.object().lastIndexOf('.') + 1);
    }
}
