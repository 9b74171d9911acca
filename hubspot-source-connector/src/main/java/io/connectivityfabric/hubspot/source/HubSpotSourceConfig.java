package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ConnectionConfig;
import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.HttpUrl;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.RateLimitConfig;
import io.connectivityfabric.connect.config.RetryConfig;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.http.RateUse;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.hubspot.client.HubSpotApiVersion;
import io.connectivityfabric.hubspot.client.HubSpotSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the HubSpot source connector. */
public final class HubSpotSourceConfig {
    public static final String ACCESS_TOKEN = "hubspot.access.token";
    public static final String API_BASE_URL = "hubspot.api.base.url";
    public static final String API_VERSION = "hubspot.api.version";

    private final AbstractConfig config;

    /**
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public HubSpotSourceConfig(Map<String, String> properties) {
        this.config = new AbstractConfig(definition(), properties, false);
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = accessDefinition();
        RateLimitConfig.define(definition);
        SourceConfig.define(definition, HubSpotProvider.SYSTEM, HubSpotStreams.names(), HubSpotStreams.core());
        ChangesConfig.defineSweeps(definition);
        ControlConfig.define(definition);
        return definition;
    }

    /** The settings that a call needs. */
    static ConfigDef accessDefinition() {
        KnownNames versions = new KnownNames(
                "version of the HubSpot API",
                Arrays.stream(HubSpotApiVersion.values())
                        .map(HubSpotApiVersion::wireName)
                        .toList());
        ConfigDef definition = new ConfigDef();
        new ConfigGroup(definition, "HubSpot")
                .required(
                        ACCESS_TOKEN,
                        Type.PASSWORD,
                        new Credential(),
                        "Access token (pat-...) of a private app of the HubSpot account, with the scopes of the"
                                + " streams that are read: docs/hubspot-streams.md names them.")
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
                        "Version of the HubSpot API that is used.");
        ChangesConfig.defineFeed(definition);
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        return definition;
    }

    /** What to read and how. */
    public SourceConfig source() {
        return new SourceConfig(config);
    }

    /** How to find changes. */
    ChangesConfig changes() {
        return new ChangesConfig(config);
    }

    /** How to find changes, to try whether it works; other settings may still be wrong. */
    static ChangesConfig trialChanges(Map<String, String> properties) {
        return new ChangesConfig(new AbstractConfig(accessDefinition(), properties, false));
    }

    /** How to talk to HubSpot. */
    public HubSpotSettings hubSpot() {
        return settings(config, new RateLimitConfig(config).use(), new RetryConfig(config).policy());
    }

    /** How to talk to HubSpot once, to try whether it works; other settings may still be wrong. */
    static HubSpotSettings trial(Map<String, String> properties) {
        return settings(new AbstractConfig(accessDefinition(), properties, false), RateUse.FULL, RetryPolicy.none());
    }

    private static HubSpotSettings settings(AbstractConfig config, RateUse rate, RetryPolicy retry) {
        return new HubSpotSettings(
                URI.create(config.getString(API_BASE_URL)),
                config.getPassword(ACCESS_TOKEN).value(),
                HubSpotApiVersion.of(config.getString(API_VERSION)),
                rate,
                new ConnectionConfig(config).transport(),
                retry);
    }
}
