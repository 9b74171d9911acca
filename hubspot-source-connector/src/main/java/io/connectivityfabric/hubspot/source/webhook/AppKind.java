package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.hubspot.client.HubSpotSignature.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of app sends the webhooks, from which follows how they are signed. */
enum AppKind {
    /** An app of one account: its webhooks are documented to carry version 1. */
    PRIVATE(Version.V1),
    /** An app that others install. */
    PUBLIC(Version.V3),
    /** The action "send a webhook" of a workflow. */
    WORKFLOW(Version.V2);

    private final Version signature;

    AppKind(Version signature) {
        this.signature = signature;
    }

    Version signature() {
        return signature;
    }

    String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AppKind of(String configName) {
        return valueOf(configName.toUpperCase(Locale.ROOT));
    }

    static List<String> configNames() {
        return Arrays.stream(values()).map(AppKind::configName).toList();
    }
}
