package io.connectivityfabric.stripe.sink;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.EndpointLimitConfig;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.connect.config.ResultsConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.control.ControlSettings;
import io.connectivityfabric.connect.sink.LaneSettings;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.stripe.client.ReadAllocation;
import io.connectivityfabric.stripe.client.StripeLimits;
import io.connectivityfabric.stripe.client.StripeSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Settings of {@link StripeSinkConnector}. */
public final class StripeSinkConfig extends AbstractConfig {

    public static final String API_KEY = "stripe.api.key";
    public static final String ACCOUNT = "stripe.account";
    public static final String BASE_URL = "stripe.api.base.url";
    public static final String API_VERSION = "stripe.api.version";
    public static final String TENANT = "tenant";
    public static final String DELETE_MODE = "delete.mode";
    public static final String MATCH_EMAIL = "match.email";
    public static final String DRY_RUN = "dry.run";
    public static final String MAX_IN_FLIGHT = "max.writes.in.flight";
    public static final String MAX_OUTSTANDING = "max.outstanding.records";

    /** The worker waits five seconds for a task to stop; this leaves time for the rest of it. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final EndpointLimitConfig.Documented LIMITS = new EndpointLimitConfig.Documented(
            "Stripe",
            StripeLimits.PER_ENDPOINT,
            StripeLimits.PER_LIVE_ACCOUNT,
            StripeLimits.PER_SANDBOX,
            StripeLimits.FILES_AND_SEARCH,
            ReadAllocation.LEAST);

    public StripeSinkConfig(Map<String, String> properties) {
        super(definition(), properties, false);
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        defineStripe(definition);
        defineWriting(definition);
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        EndpointLimitConfig.define(definition, LIMITS);
        ResultsConfig.define(definition);
        return definition;
    }

    private static void defineStripe(ConfigDef definition) {
        new ConfigGroup(definition, "Stripe")
                .required(
                        API_KEY,
                        Type.PASSWORD,
                        new Credential(),
                        "Secret key (sk_...) or restricted key (rk_...) of the Stripe account that is written to. A"
                                + " restricted key needs write permission for what the records become (customers,"
                                + " products, prices) and read permission for the account.")
                .optional(
                        ACCOUNT,
                        Type.STRING,
                        null,
                        null,
                        Importance.MEDIUM,
                        "Id (acct_...) of a connected account to write to with a platform's key. Unset: the key's own"
                                + " account.")
                .optional(
                        BASE_URL,
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
                        "Version of the Stripe API that is used.");
    }

    private static void defineWriting(ConfigDef definition) {
        KnownNames deleteModes = new KnownNames("delete mode", DeleteMode.configNames());
        new ConfigGroup(definition, "Writing")
                .optional(
                        TENANT,
                        Type.STRING,
                        "default",
                        new NonEmptyString(),
                        Importance.HIGH,
                        "Name of the tenant whose account is written to. Records of any other tenant are rejected.")
                .choice(
                        DELETE_MODE,
                        Type.STRING,
                        DeleteMode.IGNORE.configName(),
                        deleteModes,
                        Importance.HIGH,
                        deleteModes,
                        "What a deletion in the source does at Stripe. ignore: nothing. deactivate: products and prices"
                                + " are taken out of use (active=false); customers cannot be. delete: besides,"
                                + " customers are deleted, which cannot be undone and cancels their subscriptions."
                                + " Objects that were merged into others in the source are left as they are.")
                .optional(
                        MATCH_EMAIL,
                        Type.BOOLEAN,
                        true,
                        null,
                        Importance.MEDIUM,
                        "Whether a customer that belongs to no record yet is taken for the record's if it alone has the"
                                + " same e-mail address. If several have it the record is rejected. false: a customer of"
                                + " its own is made.")
                .optional(
                        DRY_RUN,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.MEDIUM,
                        "Nothing is written; the worker's log tells what would be: objects and names of fields, no"
                                + " values. Records count as consumed: reset the connector's offsets before writing"
                                + " them in earnest.")
                .optional(
                        MAX_IN_FLIGHT,
                        Type.INT,
                        8,
                        between(1, 100),
                        Importance.LOW,
                        "Objects that a task writes at a time.")
                .optional(
                        MAX_OUTSTANDING,
                        Type.INT,
                        2_000,
                        between(100, 1_000_000),
                        Importance.LOW,
                        "Records that a task may hold, waiting and in flight, before it pauses its partitions. It goes"
                                + " on at half of them. It bounds the memory used.");
    }

    /** How to reach the account. */
    StripeSettings stripe() {
        return stripe(new RetryConfig(this).policy());
    }

    /** How to reach the account once, without trying again: for {@code validate}. */
    StripeSettings stripeWithoutRetries() {
        return stripe(RetryPolicy.none());
    }

    private StripeSettings stripe(RetryPolicy retry) {
        return new StripeSettings(
                URI.create(getString(BASE_URL)),
                getPassword(API_KEY).value(),
                getString(API_VERSION),
                getString(ACCOUNT),
                limits(),
                new ConnectionConfig(this).transport(),
                retry);
    }

    private StripeLimits limits() {
        EndpointLimitConfig limits = new EndpointLimitConfig(this);
        return new StripeLimits(
                limits.perEndpoint(),
                limits.perAccount(),
                limits.filesAndSearch(),
                limits.reads(),
                new RateLimitConfig(this).use());
    }

    /** The control channel for what became of each record; empty if nobody wants to know. */
    Optional<ControlSettings> results() {
        return ResultsConfig.settings(originalsStrings(), getBoolean(ResultsConfig.RESULTS), tenant());
    }

    String tenant() {
        return getString(TENANT);
    }

    DeleteMode deleteMode() {
        return DeleteMode.of(getString(DELETE_MODE));
    }

    boolean matchEmail() {
        return getBoolean(MATCH_EMAIL);
    }

    boolean dryRun() {
        return getBoolean(DRY_RUN);
    }

    /** Stripe takes one object a call. */
    LaneSettings lanes() {
        int outstanding = getInt(MAX_OUTSTANDING);
        return new LaneSettings(1, getInt(MAX_IN_FLIGHT), outstanding, outstanding / 2, CLOSE_TIMEOUT);
    }
}
