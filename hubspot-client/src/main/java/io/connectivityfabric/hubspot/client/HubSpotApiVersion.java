package io.connectivityfabric.hubspot.client;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A version of HubSpot's API, and where it keeps each family of paths. A dated version stands behind the family's name
 * ({@code /crm/objects/2026-09/contacts}), an old numbered one before it ({@code /crm/v3/objects/contacts}).
 */
public enum HubSpotApiVersion {
    V2026_09("2026-09"),
    V2026_03("2026-03"),
    V3("v3");

    /** The version this client is tested with. */
    public static final HubSpotApiVersion DEFAULT = V2026_09;

    private final String wireName;

    HubSpotApiVersion(String wireName) {
        this.wireName = wireName;
    }

    /** As it stands in paths and settings. */
    public String wireName() {
        return wireName;
    }

    /**
     * @throws IllegalArgumentException if there is no such version, or it is not supported
     */
    public static HubSpotApiVersion of(String wireName) {
        return Arrays.stream(values())
                .filter(version -> version.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("hubspot.api.version '" + wireName
                        + "' is not supported: use one of "
                        + Arrays.stream(values()).map(v -> v.wireName).collect(Collectors.joining(", "))));
    }

    String objects(String objectType) {
        return crm("objects") + "/" + segment(objectType);
    }

    String properties(String objectType) {
        return crm("properties") + "/" + segment(objectType);
    }

    String accountDetails() {
        return "/account-info/" + wireName + "/details";
    }

    /** Where an OAuth app gets its access tokens. */
    String token() {
        return "/oauth/" + wireName + "/token";
    }

    private String crm(String family) {
        return this == V3 ? "/crm/v3/" + family : "/crm/" + family + "/" + wireName;
    }

    /** Object types are names ({@code contacts}), or ids of custom ones ({@code 2-123456}, {@code p1_cars}). */
    private static String segment(String objectType) {
        if (!objectType.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("'" + objectType + "' is not a HubSpot object type, such as contacts");
        }
        return objectType;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
