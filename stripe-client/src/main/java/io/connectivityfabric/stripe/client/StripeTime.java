package io.connectivityfabric.stripe.client;

/** Stripe's times: whole seconds since 1970. */
final class StripeTime {

    private StripeTime() {}

    /** 0 if there is no time, or none that can be read. */
    static long seconds(String text) {
        if (text == null) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
