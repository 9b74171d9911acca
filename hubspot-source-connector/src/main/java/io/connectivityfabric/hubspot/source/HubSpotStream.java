package io.connectivityfabric.hubspot.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stream of HubSpot's objects, as data: a block of {@code streams.yaml}, which explains the keys, or a custom type.
 *
 * @param name of the stream, which is also the type of its objects in addresses: "contacts"
 * @param id HubSpot's id of the type: "0-1"; of a custom type given by its name, that name
 * @param object HubSpot's name of one object: "contact"
 * @param modified the property with the time of the last change
 * @param core whether it is read by default
 * @param scopes what a private app needs to read it
 * @param note what a user should know, or null
 */
record HubSpotStream(
        String name, String id, String object, String modified, boolean core, List<String> scopes, String note) {
    private static final Pattern ID = Pattern.compile("\\d+-\\d+");
    private static final String MODIFIED = "hs_lastmodifieddate";
    private static final List<String> SCOPES_OF_CUSTOM = List.of("crm.objects.custom.read", "crm.schemas.custom.read");

    HubSpotStream {
        modified = modified == null ? MODIFIED : modified;
        scopes = List.copyOf(scopes);
    }

    /** HubSpot's id of the type; empty of a custom one that is given by its name. */
    Optional<String> typeId() {
        return ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** A custom type, by its id ({@code 2-123}) or its full name ({@code p123_cars}); its objects are called the same. */
    static HubSpotStream custom(String type) {
        return new HubSpotStream(type, type, type, MODIFIED, false, SCOPES_OF_CUSTOM, null);
    }
}
