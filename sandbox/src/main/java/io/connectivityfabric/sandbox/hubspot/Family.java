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
    SCHEMAS("crm-object-schemas", "", "v3", "2025-09", "2026-03", "2026-09"),
    OAUTH(Caller.Kind.ANYBODY, "oauth", "", "v1", "v3", "2026-03", "2026-09"),
    JOURNAL(Caller.Kind.APP, "webhooks-journal", "journal-local", "2026-03", "2026-09"),
    JOURNAL_SUBSCRIPTIONS(Caller.Kind.APP, "webhooks-journal", "subscriptions", "2026-03", "2026-09"),
    /** Where the journal's files lie; not at HubSpot's own address. */
    JOURNAL_FILES(Caller.Kind.ANYBODY, "journal-files", "", "s3");

    private final Caller.Kind audience;
    private final String area;
    private final String name;
    private final List<String> versions;

    Family(String area, String name, String... versions) {
        this(Caller.Kind.ACCOUNT, area, name, versions);
    }

    Family(Caller.Kind audience, String area, String name, String... versions) {
        this.audience = audience;
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

    /** Who may ask. */
    Caller.Kind audience() {
        return audience;
    }

    /** The path before the version's and the operation's own parts. */
    String path() {
        return "/" + area + (name.isEmpty() ? "" : "/" + name);
    }

    private static boolean isDate(String version) {
        return !version.isEmpty() && Character.isDigit(version.charAt(0));
    }
}
