package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * The limits of a provider that counts calls by endpoint and by account, and reads by the month: the same settings in each
 * of its connectors, which share the limits.
 */
public final class EndpointLimitConfig {
    public static final String PER_ENDPOINT = "rate.limit.per.endpoint";
    public static final String PER_ACCOUNT = "rate.limit.per.account";
    public static final String FILES_AND_SEARCH = "rate.limit.files.and.search";
    public static final String READ_ALLOCATION = "read.allocation";

    private static final int MOST = 10_000;

    private final AbstractConfig config;

    /**
     * What a provider documents.
     *
     * @param provider its name
     * @param perLiveAccount calls a second with a live key, {@code perSandbox} with another one
     * @param reads it grants in 30 days
     */
    public record Documented(
            String provider, int perEndpoint, int perLiveAccount, int perSandbox, int filesAndSearch, long reads) {}

    public EndpointLimitConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds these settings to a connector's definition. */
    public static void define(ConfigDef definition, Documented documented) {
        String provider = documented.provider();
        RateLimitConfig.define(definition)
                .optional(
                        PER_ENDPOINT,
                        Type.INT,
                        documented.perEndpoint(),
                        between(1, MOST),
                        Importance.LOW,
                        "Calls a second that " + provider + " allows each endpoint. Raise it only if " + provider
                                + " has raised the account's limit.")
                .optional(
                        PER_ACCOUNT,
                        Type.INT,
                        null,
                        new OrUnset(between(1, MOST)),
                        Importance.LOW,
                        "Calls a second that " + provider + " allows the whole account. Unset: "
                                + documented.perLiveAccount() + " with a live key, " + documented.perSandbox()
                                + " with a key of a sandbox.")
                .optional(
                        FILES_AND_SEARCH,
                        Type.INT,
                        documented.filesAndSearch(),
                        between(1, MOST),
                        Importance.LOW,
                        "Calls a second that " + provider + " allows for files, and for all searches together.")
                .optional(
                        READ_ALLOCATION,
                        Type.LONG,
                        null,
                        new OrUnset(atLeast(0)),
                        Importance.MEDIUM,
                        "Reads that " + provider + " grants the account in 30 days: 500 for each of its transactions,"
                                + " and at least " + documented.reads() + ". Looking for changes is paced so that it"
                                + " stays within this worker's part of them, unless poll.interval.ms is set; history is"
                                + " read whatever it takes, and counted. 0: nothing is paced. Unset: "
                                + documented.reads() + " with a live key, 0 with a key of a sandbox.");
    }

    public int perEndpoint() {
        return config.getInt(PER_ENDPOINT);
    }

    /** Null: by the kind of the key. */
    public Integer perAccount() {
        return config.getInt(PER_ACCOUNT);
    }

    public int filesAndSearch() {
        return config.getInt(FILES_AND_SEARCH);
    }

    /** Null: by the kind of the key. */
    public Long reads() {
        return config.getLong(READ_ALLOCATION);
    }
}
