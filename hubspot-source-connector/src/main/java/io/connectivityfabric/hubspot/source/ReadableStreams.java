package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import java.util.ArrayList;
import java.util.List;

/** Tries whether a token may read streams. */
record ReadableStreams(HubSpotClient client) {

    /**
     * @throws SettingFault if some cannot be read, naming them with HubSpot's reasons and the scopes that they need
     * @throws ApiException if the calls fail for another reason
     */
    void ensure(List<String> streams) {
        List<String> refused = new ArrayList<>();
        for (String name : streams) {
            HubSpotStream stream = HubSpotStreams.named(name);
            try {
                client.properties(stream.name());
                client.list(stream.name(), List.of(), null, 1, false, Priority.LIVE);
            } catch (ApiException e) {
                refused.add(reason(stream, e));
            }
        }
        if (!refused.isEmpty()) {
            throw new SettingFault(
                    SourceConfig.STREAMS,
                    "Setting " + SourceConfig.STREAMS + ": " + String.join(". ", refused)
                            + ". Mend that, or leave the streams out.");
        }
    }

    private static String reason(HubSpotStream stream, ApiException e) {
        return switch (e.kind()) {
            case PERMISSION ->
                "the token of " + HubSpotSourceConfig.ACCESS_TOKEN + " may not read " + stream.name()
                        + ", for which it needs " + String.join(" and ", stream.scopes()) + " (" + e.getMessage() + ")";
            case NOT_FOUND, INVALID ->
                "the portal has no objects of the type " + stream.name() + " (" + e.getMessage() + ")";
            default -> throw e;
        };
    }
}
