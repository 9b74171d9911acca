package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.EndpointLimitConfig;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.PointInTime;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.config.SweepConfig;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.stripe.client.ReadAllocation;
import io.connectivityfabric.stripe.client.StripeLimits;
import io.connectivityfabric.stripe.client.StripeSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
    public static final String MODE = "stripe.mode";
    public static final String CHANGES = "changes";
    public static final String HYDRATE = "hydrate";
    public static final String START_DATE = "start.date";
    public static final String END_DATE = "end.date";

    private static final String LATEST = "latest";
    private static final String ALL = "all";
    private static final String LIVE = "live";
    private static final String TEST = "test";
    private static final KnownNames MODES = new KnownNames("mode", List.of(LIVE, TEST));

    private static final EndpointLimitConfig.Documented LIMITS = new EndpointLimitConfig.Documented(
            "Stripe",
            StripeLimits.PER_ENDPOINT,
            StripeLimits.PER_LIVE_ACCOUNT,
            StripeLimits.PER_SANDBOX,
            StripeLimits.FILES_AND_SEARCH,
            ReadAllocation.LEAST);

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
        EndpointLimitConfig.define(definition, LIMITS);
        SourceConfig.define(
                definition,
                StripeProvider.SYSTEM,
                new KnownNames("stream", StripeStreams.names()),
                StripeStreams.core());
        defineHistory(definition);
        defineChanges(definition);
        SweepConfig.define(definition);
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

    private static void defineChanges(ConfigDef definition) {
        KnownNames changes = new KnownNames("choice", List.of(LATEST, ALL));
        KnownNames hydrate = new KnownNames("choice", Hydrate.configNames());
        new ConfigGroup(definition, "Changes")
                .choice(
                        CHANGES,
                        Type.STRING,
                        LATEST,
                        changes,
                        Importance.MEDIUM,
                        changes,
                        "latest: each stream's topic gets the states of its objects, the latest one last. all: besides,"
                                + " the topic <topic.prefix>.events gets every event of the account as it is, whatever"
                                + " it is about.")
                .choice(
                        HYDRATE,
                        Type.STRING,
                        Hydrate.NEVER.configName(),
                        hydrate,
                        Importance.MEDIUM,
                        hydrate,
                        "Stripe's events carry the object in the API version of their creation. never: it is emitted"
                                + " like that. on-version-mismatch: if that is another version than"
                                + " stripe.api.version, the object is read again; always: in any case. Each costs a"
                                + " call. Whatever is set, an object is read again where an event cannot tell its"
                                + " latest state: if events of one second contradict each other, and of streams whose"
                                + " objects have fields that events leave out.");
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
                .choice(
                        MODE,
                        Type.STRING,
                        null,
                        MODES,
                        Importance.LOW,
                        MODES,
                        "Which data the key must give access to: live or test. A key of the other mode is refused, so"
                                + " that test data cannot get into production by mistake. Unset: the mode of the key.")
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

    /**
     * The streams to read.
     *
     * @param settings of the connector
     */
    static List<String> streams(List<String> named, Map<String, String> settings) {
        if (!ALL.equals(settings.get(CHANGES)) || named.contains(StripeStreams.EVENTS)) {
            return named;
        }
        List<String> streams = new ArrayList<>(named);
        streams.add(StripeStreams.EVENTS);
        return streams;
    }

    /** How to read. */
    StripeProvider.Reading reading() {
        SweepConfig sweeps = new SweepConfig(config);
        return new StripeProvider.Reading(
                config.getString(API_VERSION),
                source().pollInterval(),
                source().settle(),
                slices(),
                Hydrate.of(config.getString(HYDRATE)),
                sweeps.interval().orElse(null),
                sweeps.memoryObjects());
    }

    /** What of the history to read. */
    private CreatedSlices slices() {
        Long end = seconds(END_DATE);
        return new CreatedSlices(seconds(START_DATE), end == null ? null : end - 1);
    }

    private Long seconds(String key) {
        String date = config.getString(key);
        return date == null ? null : PointInTime.of(date).getEpochSecond();
    }

    /** How to talk to Stripe. */
    public StripeSettings stripe() {
        return settings(config, limits(), new RetryConfig(config).policy());
    }

    private StripeLimits limits() {
        EndpointLimitConfig limits = new EndpointLimitConfig(config);
        return new StripeLimits(
                limits.perEndpoint(),
                limits.perAccount(),
                limits.filesAndSearch(),
                limits.reads(),
                new RateLimitConfig(config).use());
    }

    /** How to talk to Stripe once, to try whether it works; other settings may still be wrong. */
    static StripeSettings trial(Map<String, String> properties) {
        AbstractConfig access = new AbstractConfig(accessDefinition(), properties, false);
        return settings(access, StripeLimits.documented(RateUse.FULL), RetryPolicy.none());
    }

    private static StripeSettings settings(AbstractConfig config, StripeLimits limits, RetryPolicy retry) {
        ensureMode(config.getString(MODE), config.getPassword(API_KEY).value());
        return new StripeSettings(
                URI.create(config.getString(API_BASE_URL)),
                config.getPassword(API_KEY).value(),
                config.getString(API_VERSION),
                config.getString(ACCOUNT),
                limits,
                new ConnectionConfig(config).transport(),
                retry);
    }

    /** A key says which mode it is for: {@code sk_test_...}, {@code rk_live_...}. */
    private static void ensureMode(String mode, String key) {
        String other = LIVE.equals(mode) ? TEST : LIVE;
        if (mode != null && key.contains("_" + other + "_")) {
            throw new SettingFault(
                    MODE,
                    "Setting " + MODE + " is " + mode + ", but " + API_KEY + " is a key for " + other
                            + " data: set the " + mode + " key of the account, or " + MODE + " to " + other);
        }
    }
}
