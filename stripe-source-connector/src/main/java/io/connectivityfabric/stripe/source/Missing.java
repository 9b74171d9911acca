package io.connectivityfabric.stripe.source;

import io.connectivityfabric.http.ApiException;

/** Tells what is gone when Stripe answers that something is. */
final class Missing {
    private static final String CODE = "resource_missing";

    private Missing() {}

    /** Whether the object that a page was to begin behind has been deleted. */
    static boolean isCursor(ApiException e) {
        return CODE.equals(e.code()) && "starting_after".equals(e.param());
    }

    /** Whether the object that was asked for, or whose list was, has been deleted. */
    static boolean isObject(ApiException e) {
        return CODE.equals(e.code()) && !isCursor(e);
    }
}
