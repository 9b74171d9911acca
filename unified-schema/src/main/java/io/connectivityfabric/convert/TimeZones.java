package io.connectivityfabric.convert;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Time zones as HubSpot writes them: {@code america_slash_new_york} for {@code America/New_York}. */
public final class TimeZones {

    private static final String SLASH = "_slash_";

    private static final Map<String, String> BY_LOWER_CASE = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, other) -> one));

    private TimeZones() {}

    /** The IANA zone of a HubSpot value; null if there is no such zone. */
    public static String ofHubSpot(String text) {
        String zone = Texts.trimToNull(text);
        return zone == null
                ? null
                : BY_LOWER_CASE.get(zone.toLowerCase(Locale.ROOT).replace(SLASH, "/"));
    }

    /** The HubSpot value of an IANA zone. */
    public static String toHubSpot(String zone) {
        return zone.toLowerCase(Locale.ROOT).replace("/", SLASH);
    }
}
