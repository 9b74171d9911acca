package io.connectivityfabric.sandbox.hubspot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A family of the API's paths, with the versions it comes in. Versions 1 to 4 stand before the family's own name
 * ({@code /crm/v3/objects}), dates behind it ({@code /crm/objects/2026-09}).
 */
enum Family {
    ACCOUNT_INFO("account-info", "", "v3", "2026-03", "2026-09"),
    OBJECTS("crm", "objects", "v3", "2025-09", "2026-03", "2026-09"),
    PROPERTIES("crm", "properties", "v3", "2025-09", "2026-03", "2026-09"),
    ASSOCIATIONS("crm", "associations", "v4", "2025-09", "2026-03", "2026-09"),
    /** The same with the version in another place; only labels are there. */
    ASSOCIATION_LABELS("crm/associations", "", "v4"),
    OBJECT_ASSOCIATIONS("crm", "objects", "v4", "2025-09", "2026-03", "2026-09"),
    SCHEMAS("crm-object-schemas", "", "v3", "2025-09", "2026-03", "2026-09");

    private final String area;
    private final String name;
    private final List<String> versions;

    Family(String area, String name, String... versions) {
        this.area = area;
        this.name = name;
        this.versions = List.of(versions);
    }

    /** A path of this family. */
    record Match(String version, List<String> rest) {}

    /** The version in a path and what follows; empty if it is no path of this family. */
    Optional<Match> match(String[] path) {
        String[] areas = area.split("/");
        int at = 1 + areas.length;
        int restAt = name.isEmpty() ? at + 1 : at + 2;
        if (path.length < restAt || !Arrays.equals(areas, Arrays.copyOfRange(path, 1, at))) {
            return Optional.empty();
        }
        String version = name.isEmpty() || !path[at].equals(name) ? path[at] : path[at + 1];
        boolean inPlace = name.isEmpty() || path[isDate(version) ? at : at + 1].equals(name);
        return inPlace && versions.contains(version)
                ? Optional.of(new Match(version, Arrays.asList(path).subList(restAt, path.length)))
                : Optional.empty();
    }

    /** The path before the version's and the operation's own parts. */
    String path() {
        return "/" + area + (name.isEmpty() ? "" : "/" + name);
    }

    private static boolean isDate(String version) {
        return !version.isEmpty() && Character.isDigit(version.charAt(0));
    }
}
