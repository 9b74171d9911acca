package io.connectivityfabric.hubspot.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream of HubSpot's objects, as data.
 *
 * @param name of the stream, which is also the type of its objects in addresses: "contacts"
 * @param object HubSpot's name of one object: "contact"
 * @param modified the property with the time of its last change; other types than contacts have
 *     {@code hs_lastmodifieddate}
 */
record HubSpotStream(String name, String object, String modified) {
    private static final List<HubSpotStream> ALL =
            List.of(new HubSpotStream("contacts", "contact", "lastmodifieddate"));

    static List<String> names() {
        return ALL.stream().map(HubSpotStream::name).toList();
    }

    static Map<String, String> objectsByName() {
        Map<String, String> objects = new LinkedHashMap<>();
        ALL.forEach(stream -> objects.put(stream.name(), stream.object()));
        return objects;
    }

    /**
     * @throws IllegalArgumentException if there is no stream of that name
     */
    static HubSpotStream named(String name) {
        return ALL.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no stream '" + name + "'"));
    }
}
