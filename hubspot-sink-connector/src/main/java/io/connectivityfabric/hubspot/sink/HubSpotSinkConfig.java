package io.connectivityfabric.hubspot.sink;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.sink.LaneSettings;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Settings of {@link HubSpotSinkConnector}. */
public final class HubSpotSinkConfig extends AbstractConfig {

    public static final String TENANT = "tenant";
    public static final String ACCESS_TOKEN = "hubspot.access.token";
    public static final String BASE_URL = "hubspot.api.base.url";
    public static final String API_VERSION = "hubspot.api.version";
    public static final String ID_PROPERTY = "id.property";
    public static final String CREATE_PROPERTIES = "create.properties";
    public static final String DELETE_MODE = "delete.mode";
    public static final String MAX_IN_FLIGHT = "max.batches.in.flight";
    public static final String MAX_OUTSTANDING = "max.outstanding.records";

    /** The worker waits five seconds for a task to stop; this leaves time for the rest of it. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    public HubSpotSinkConfig(Map<String, String> properties) {
        super(definition(), properties, false);
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        defineHubSpot(definition);
        defineWriting(definition);
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        RateLimitConfig.define(definition);
        return definition;
    }

    private static void defineHubSpot(ConfigDef definition) {
        KnownNames versions = new KnownNames(
                "version of HubSpot's API",
                Arrays.stream(HubSpotApiVersion.values())
                        .map(HubSpotApiVersion::wireName)
                        .toList());
        new ConfigGroup(definition, "HubSpot")
                .required(
                        ACCESS_TOKEN,
                        Type.PASSWORD,
                        new Credential(),
                        "Access token of a private app of the HubSpot account that is written to, with the scopes"
                                + " crm.objects.contacts.read and crm.objects.contacts.write, and"
                                + " crm.schemas.contacts.write if properties are to be created.")
                .optional(
                        BASE_URL,
                        Type.STRING,
                        HubSpotSettings.DEFAULT_BASE_URL.toString(),
                        new HttpUrl(),
                        Importance.LOW,
                        "Where HubSpot's API is reached.")
                .choice(
                        API_VERSION,
                        Type.STRING,
                        HubSpotApiVersion.DEFAULT.wireName(),
                        versions,
                        Importance.LOW,
                        versions,
                        "Version of HubSpot's API that is used.");
    }

    private static void defineWriting(ConfigDef definition) {
        KnownNames deleteModes = new KnownNames("delete mode", List.of("ignore"));
        new ConfigGroup(definition, "Writing")
                .optional(
                        TENANT,
                        Type.STRING,
                        "default",
                        new ConfigDef.NonEmptyString(),
                        Importance.HIGH,
                        "Name of the tenant whose account is written to. Records of any other tenant are rejected.")
                .optional(
                        ID_PROPERTY,
                        Type.STRING,
                        "fabric_id",
                        new ConfigDef.NonEmptyString(),
                        Importance.HIGH,
                        "Unique property of contacts that holds the key of the record a contact was made from, by"
                                + " which it is found again.")
                .optional(
                        CREATE_PROPERTIES,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.HIGH,
                        "Whether properties that the account does not have yet, the id property among them, are"
                                + " created. Otherwise a missing id property is an error at the start, and a record"
                                + " with another missing property is rejected.")
                .choice(
                        DELETE_MODE,
                        Type.STRING,
                        "ignore",
                        deleteModes,
                        Importance.MEDIUM,
                        deleteModes,
                        "What a deletion in the source does to the contact. 'ignore': nothing.")
                .optional(
                        MAX_IN_FLIGHT,
                        Type.INT,
                        6,
                        between(1, 50),
                        Importance.LOW,
                        "Batches of up to 100 contacts that a task writes at a time.")
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
    public HubSpotSettings hubSpot() {
        return hubSpot(new RetryConfig(this).policy());
    }

    /** How to reach the account once, without trying again: for {@code validate}. */
    public HubSpotSettings hubSpotWithoutRetries() {
        return hubSpot(RetryPolicy.none());
    }

    private HubSpotSettings hubSpot(RetryPolicy retry) {
        return new HubSpotSettings(
                URI.create(getString(BASE_URL)),
                getPassword(ACCESS_TOKEN).value(),
                HubSpotApiVersion.of(getString(API_VERSION)),
                new RateLimitConfig(this).use(),
                new ConnectionConfig(this).transport(),
                retry);
    }

    public String tenant() {
        return getString(TENANT);
    }

    public String idProperty() {
        return getString(ID_PROPERTY);
    }

    public boolean createProperties() {
        return getBoolean(CREATE_PROPERTIES);
    }

    public LaneSettings lanes() {
        int outstanding = getInt(MAX_OUTSTANDING);
        return new LaneSettings(
                HubSpotClient.MAX_BATCH, getInt(MAX_IN_FLIGHT), outstanding, outstanding / 2, CLOSE_TIMEOUT);
    }
}
