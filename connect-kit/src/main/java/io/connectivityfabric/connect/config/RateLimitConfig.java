package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.http.RateUse;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Which part of a provider account's rate limits a worker may use. */
public final class RateLimitConfig {
    public static final String SHARE = "rate.limit.share";
    public static final String RESERVE = "rate.limit.reserve";

    private final AbstractConfig config;

    public RateLimitConfig(AbstractConfig config) {
        this.config = config;
    }

    /**
     * Adds this group's settings to a connector's definition.
     *
     * @return the group, for what else the provider limits
     */
    public static ConfigGroup define(ConfigDef definition) {
        return new ConfigGroup(definition, "Rate limits")
                .optional(
                        SHARE,
                        Type.DOUBLE,
                        1.0,
                        between(0.01, 1.0),
                        Importance.MEDIUM,
                        "This worker's share of the account's rate limits, from 0.01 to 1. With tasks for one account"
                                + " on several workers give each its part: two workers, 0.5 each.")
                .optional(
                        RESERVE,
                        Type.DOUBLE,
                        0.1,
                        between(0.0, 0.9),
                        Importance.MEDIUM,
                        "Part of the account's rate limits that is left to the account's other applications, from 0"
                                + " to 0.9.");
    }

    /** How much of each limit this worker may use. */
    public RateUse use() {
        return new RateUse(config.getDouble(SHARE), config.getDouble(RESERVE));
    }
}
