package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.connectivityfabric.http.RetryPolicy;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** How long and how often a failed call is tried again. */
public final class RetryConfig {
    public static final String BACKOFF_INITIAL_MS = "retry.backoff.initial.ms";
    public static final String BACKOFF_MAX_MS = "retry.backoff.max.ms";
    public static final String TOTAL_MS = "retry.total.ms";

    private final AbstractConfig config;

    public RetryConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds this group's settings to a connector's definition. */
    public static void define(ConfigDef definition) {
        new ConfigGroup(definition, "Retries")
                .optional(
                        BACKOFF_INITIAL_MS,
                        Type.LONG,
                        500L,
                        atLeast(1),
                        Importance.LOW,
                        "Longest pause before the first retry of a failed call, in milliseconds. It doubles with each"
                                + " retry; the real pause is drawn at random between zero and it.")
                .optional(
                        BACKOFF_MAX_MS,
                        Type.LONG,
                        30_000L,
                        atLeast(1),
                        Importance.LOW,
                        "Longest pause between two tries of one call, in milliseconds. A pause that the provider asks"
                                + " for (Retry-After) is kept even if it is longer.")
                .optional(
                        TOTAL_MS,
                        Type.LONG,
                        300_000L,
                        atLeast(0),
                        Importance.MEDIUM,
                        "How long one call is tried in all, in milliseconds, before the task fails. 0: no retry.");
    }

    /** The policy for this connector's calls. */
    public RetryPolicy policy() {
        return new RetryPolicy(duration(BACKOFF_INITIAL_MS), duration(BACKOFF_MAX_MS), duration(TOTAL_MS));
    }

    private Duration duration(String key) {
        return Duration.ofMillis(config.getLong(key));
    }
}
