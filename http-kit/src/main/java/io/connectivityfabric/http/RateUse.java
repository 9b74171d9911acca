package io.connectivityfabric.http;

/**
 * How much of a provider's limit this worker may use.
 *
 * @param share   of one worker among several that use the same account: above 0, at most 1
 * @param reserve left for the customer's other apps: at least 0, below 1
 */
public record RateUse(double share, double reserve) {

    /** Everything: one worker, nothing reserved. */
    public static final RateUse FULL = new RateUse(1, 0);

    public RateUse {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("rate.limit.share must be above 0 and at most 1, not " + share);
        }
        if (!(reserve >= 0 && reserve < 1)) {
            throw new IllegalArgumentException("rate.limit.reserve must be at least 0 and below 1, not " + reserve);
        }
    }
}
