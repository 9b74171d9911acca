package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.PointInTime;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.stripe.client.StripeLimits;
import io.connectivityfabric.stripe.client.StripeSettings;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the Stripe source connector. */
public final class StripeSourceConfig {
    public static final String API_KEY = "stripe.api.key";
    public static final String API_BASE_URL = "stripe.api.base.url";
    public static final String API_VERSION = "stripe.api.version";
    public static final String ACCOUNT = "stripe.account";
    public static final String START_DATE = "start.date";
    public static final String END_DATE = "end.date";

    private final AbstractConfig config;

    /**
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public StripeSourceConfig(Map<String, String> properties) {
        this(new AbstractConfig(definition(), properties, false));
    }

    private StripeSourceConfig(AbstractConfig config) {
        this.config = config;
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = accessDefinition();
        StripeLimitsConfig.define(definition);
        SourceConfig.define(definition, StripeProvider.SYSTEM, StripeStreams.names());
        defineHistory(definition);
        ControlConfig.define(definition);
        return definition;
    }

    private static void defineHistory(ConfigDef definition) {
        new ConfigGroup(definition, "History")
                .optional(
                        START_DATE,
                        Type.STRING,
                        null,
                        new PointInTime(),
                        Importance.MEDIUM,
                        "The history is read from here on: objects created earlier come only when they change. A day"
                                + " (2024-01-31, UTC) or a moment (2024-01-31T12:00:00Z). Unset: all there is.")
                .optional(
                        END_DATE,
                        Type.STRING,
                        null,
                        new PointInTime(),
                        Importance.LOW,
                        "The history is read up to here: objects created at that time or later come only when they"
                                + " change. Unset: up to now.");
    }

    /** The settings that a call needs. */
    static ConfigDef accessDefinition() {
        ConfigDef definition = new ConfigDef();
        new ConfigGroup(definition, "Stripe")
                .required(
                        API_KEY,
                        Type.PASSWORD,
                        new Credential(),
                        "Secret key (sk_...) or restricted key (rk_...) of the Stripe account. A restricted key needs"
                                + " read permission for the objects of the streams and for events.")
                .optional(
                        ACCOUNT,
                        Type.STRING,
                        null,
                        null,
                        Importance.MEDIUM,
                        "Id (acct_...) of a connected account to read with a platform's key. Unset: the key's own"
                                + " account.")
                .optional(
                        API_BASE_URL,
                        Type.STRING,
                        StripeSettings.DEFAULT_BASE_URL.toString(),
                        new HttpUrl(),
                        Importance.LOW,
                        "Address of the Stripe API.")
                .optional(
                        API_VERSION,
                        Type.STRING,
                        StripeSettings.DEFAULT_API_VERSION,
                        new NonEmptyString(),
                        Importance.LOW,
                        "Version of the Stripe API in which objects are read. Events keep the version in which Stripe"
                                + " created them; every record names the version of its payload.");
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        return definition;
    }

    /** What to read and how. */
    public SourceConfig source() {
        return new SourceConfig(config);
    }

    /** What of the history to read. */
    CreatedSlices slices() {
        Long end = seconds(END_DATE);
        return new CreatedSlices(seconds(START_DATE), end == null ? null : end - 1);
    }

    private Long seconds(String key) {
        String date = config.getString(key);
        return date == null ? null : PointInTime.of(date).getEpochSecond();
    }

    /** How to talk to Stripe. */
    public StripeSettings stripe() {
        return settings(config, new StripeLimitsConfig(config).limits(), new RetryConfig(config).policy());
    }

    /** How to talk to Stripe once, to try whether it works; other settings may still be wrong. */
    static StripeSettings trial(Map<String, String> properties) {
        AbstractConfig access = new AbstractConfig(accessDefinition(), properties, false);
        return settings(access, StripeLimits.documented(RateUse.FULL), RetryPolicy.none());
    }

    private static StripeSettings settings(AbstractConfig config, StripeLimits limits, RetryPolicy retry) {
        return new StripeSettings(
                URI.create(config.getString(API_BASE_URL)),
                config.getPassword(API_KEY).value(),
                config.getString(API_VERSION),
                config.getString(ACCOUNT),
                limits,
                new ConnectionConfig(config).transport(),
                retry);
    }
}
