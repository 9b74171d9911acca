package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.webhook.ListenerConfig;
import io.connectivityfabric.connect.webhook.Route;
import io.connectivityfabric.connect.webhook.WebhookConfig;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import io.connectivityfabric.hubspot.client.HubSpotSignature;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the HubSpot webhook source connector. */
public final class HubSpotWebhookConfig {
    public static final String CLIENT_SECRET = "hubspot.client.secret";
    public static final String APP_KIND = "app.kind";
    public static final String PORTAL_ID = "hubspot.portal.id";
    public static final String HYDRATE = "hydrate";
    public static final String ACCESS_TOKEN = "hubspot.access.token";
    public static final String API_BASE_URL = "hubspot.api.base.url";
    public static final String API_VERSION = "hubspot.api.version";

    private final AbstractConfig config;

    /**
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public HubSpotWebhookConfig(Map<String, String> properties) {
        this.config = new AbstractConfig(definition(), properties, false);
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ConfigGroup group = new ConfigGroup(definition, "HubSpot");
        defineApp(group);
        defineHydration(group);
        WebhookConfig.define(definition, HubSpotWebhooks.SYSTEM);
        ListenerConfig.define(definition, "/" + HubSpotWebhooks.SYSTEM);
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        RateLimitConfig.define(definition);
        ControlConfig.define(definition);
        return definition;
    }

    private static void defineApp(ConfigGroup group) {
        KnownNames kinds = new KnownNames("kind", AppKind.configNames());
        group.required(
                        CLIENT_SECRET,
                        Type.PASSWORD,
                        new Credential(),
                        "Client secret of the app that sends the webhooks. While it is being changed, the old and the"
                                + " new one, separated by a comma and no blank.")
                .choice(
                        APP_KIND,
                        Type.STRING,
                        AppKind.PUBLIC.configName(),
                        kinds,
                        Importance.HIGH,
                        kinds,
                        "What sends the webhooks, from which follows the signature that is asked for: public (an app"
                                + " that others install; version 3), private (an app of one account; version 1, which"
                                + " covers the body only and does not get old) or workflow (the action of a workflow;"
                                + " version 2). A request with a weaker signature is refused.")
                .optional(
                        PORTAL_ID,
                        Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new NonEmptyString(),
                        Importance.HIGH,
                        "Id of the HubSpot account (portal) whose events are taken. It stands in every record and in"
                                + " its key. Events of other accounts in which the app is installed are left out.");
    }

    private static void defineHydration(ConfigGroup group) {
        KnownNames versions = new KnownNames(
                "version of the HubSpot API",
                Arrays.stream(HubSpotApiVersion.values())
                        .map(HubSpotApiVersion::wireName)
                        .toList());
        group.optional(
                        HYDRATE,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.MEDIUM,
                        "Whether the objects that events are about are read whole, each once for a burst: an event has"
                                + " one property at most. Needed for route=streams.")
                .optional(
                        ACCESS_TOKEN,
                        Type.PASSWORD,
                        null,
                        new Credential(),
                        Importance.MEDIUM,
                        "Access token (pat-...) to read the objects with, if hydrate=true.")
                .optional(
                        API_BASE_URL,
                        Type.STRING,
                        HubSpotSettings.DEFAULT_BASE_URL.toString(),
                        new HttpUrl(),
                        Importance.LOW,
                        "Address of the HubSpot API.")
                .choice(
                        API_VERSION,
                        Type.STRING,
                        HubSpotApiVersion.DEFAULT.wireName(),
                        versions,
                        Importance.LOW,
                        versions,
                        "Version of the HubSpot API in which objects are read.");
    }

    /** What is wrong with {@code hydrate} beside other settings, if anything. */
    Optional<String> hydrateFault() {
        boolean hydrate = config.getBoolean(HYDRATE);
        boolean streams = webhook().routes().contains(Route.STREAMS);
        if (streams && !hydrate) {
            return Optional.of("route=streams needs hydrate=true: an event of HubSpot's has one property at most, and a"
                    + " record of it would take the place of the whole object");
        }
        if (hydrate && !streams) {
            return Optional.of("hydrate=true has nothing to do: add streams to " + WebhookConfig.ROUTE);
        }
        if (hydrate && config.getPassword(ACCESS_TOKEN) == null) {
            return Optional.of("hydrate=true needs " + ACCESS_TOKEN + " to read the objects with");
        }
        return Optional.empty();
    }

    WebhookConfig webhook() {
        return new WebhookConfig(config);
    }

    /**
     * @throws IllegalArgumentException if settings do not fit together
     */
    HubSpotWebhooks hubSpot(CallObserver observer) {
        hydrateFault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        HubSpotSignature signature = new HubSpotSignature(
                AppKind.of(config.getString(APP_KIND)).signature(),
                WebhookConfig.secrets(config.getPassword(CLIENT_SECRET)),
                webhook().signatureTolerance());
        return new HubSpotWebhooks(
                webhook().tenant(),
                config.getString(PORTAL_ID),
                signature,
                webhook().routes(),
                config.getBoolean(HYDRATE) ? objects(observer) : null);
    }

    private WholeObjectsOfEvents objects(CallObserver observer) {
        HubSpotSettings settings = new HubSpotSettings(
                URI.create(config.getString(API_BASE_URL)),
                config.getPassword(ACCESS_TOKEN).value(),
                HubSpotApiVersion.of(config.getString(API_VERSION)),
                new RateLimitConfig(config).use(),
                new ConnectionConfig(config).transport(),
                new RetryConfig(config).policy());
        return new WholeObjectsOfEvents(new HubSpotClient(settings, observer), config.getString(API_VERSION));
    }
}
