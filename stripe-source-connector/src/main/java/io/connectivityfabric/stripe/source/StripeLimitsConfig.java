package io.connectivityfabric.stripe.source;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.connect.config.OrUnset;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.stripe.client.ReadAllocation;
import io.connectivityfabric.stripe.client.StripeLimits;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** What Stripe allows the account. */
final class StripeLimitsConfig {
    static final String PER_ENDPOINT = "rate.limit.per.endpoint";
    static final String PER_ACCOUNT = "rate.limit.per.account";
    static final String FILES_AND_SEARCH = "rate.limit.files.and.search";
    static final String READ_ALLOCATION = "read.allocation";

    private static final int MOST = 10_000;

    private final AbstractConfig config;

    StripeLimitsConfig(AbstractConfig config) {
        this.config = config;
    }

    static void define(ConfigDef definition) {
        RateLimitConfig.define(definition)
                .optional(
                        PER_ENDPOINT,
                        Type.INT,
                        StripeLimits.PER_ENDPOINT,
                        between(1, MOST),
                        Importance.LOW,
                        "Calls a second that Stripe allows each endpoint. Raise it only if Stripe has raised the"
                                + " account's limit.")
                .optional(
                        PER_ACCOUNT,
                        Type.INT,
                        null,
                        new OrUnset(between(1, MOST)),
                        Importance.LOW,
                        "Calls a second that Stripe allows the whole account. Unset: " + StripeLimits.PER_LIVE_ACCOUNT
                                + " with a live key, " + StripeLimits.PER_SANDBOX + " with a key of a sandbox.")
                .optional(
                        FILES_AND_SEARCH,
                        Type.INT,
                        StripeLimits.FILES_AND_SEARCH,
                        between(1, MOST),
                        Importance.LOW,
                        "Calls a second that Stripe allows for files, and for all searches together.")
                .optional(
                        READ_ALLOCATION,
                        Type.LONG,
                        null,
                        new OrUnset(atLeast(0)),
                        Importance.MEDIUM,
                        "Reads that Stripe grants the account in 30 days: 500 for each of its transactions, and at least"
                                + " " + ReadAllocation.LEAST + ". Looking for changes is paced so that it stays within"
                                + " this worker's part of them, unless poll.interval.ms is set; history is read"
                                + " whatever it takes, and counted. 0: nothing is paced. Unset: "
                                + ReadAllocation.LEAST + " with a live key, 0 with a key of a sandbox.");
    }

    StripeLimits limits() {
        return new StripeLimits(
                config.getInt(PER_ENDPOINT),
                config.getInt(PER_ACCOUNT),
                config.getInt(FILES_AND_SEARCH),
                config.getLong(READ_ALLOCATION),
                new RateLimitConfig(config).use());
    }
}
