package io.connectivityfabric.sandbox.hubspot;

import java.util.Arrays;
import java.util.Set;

/**
 * An operation of the API.
 *
 * @param name with placeholders for version and id, as it is counted
 * @param dated whether the version is one of the dated ones, not v3
 * @param objectType from the path, or null
 * @param last the record id or property name at the path's end, or null
 */
record HubSpotRoute(Kind kind, String name, boolean dated, String objectType, String last) {
    private static final Set<String> VERSIONS = Set.of("v3", "2026-03", "2026-09");

    enum Kind {
        ACCOUNT,
        LIST,
        CREATE,
        SHOW,
        UPDATE,
        ARCHIVE,
        SEARCH,
        BATCH_READ,
        BATCH_CREATE,
        BATCH_UPDATE,
        BATCH_UPSERT,
        BATCH_ARCHIVE,
        LIST_PROPERTIES,
        CREATE_PROPERTY,
        SHOW_PROPERTY,
        WRONG_METHOD,
        UNKNOWN
    }

    boolean isSearch() {
        return kind == Kind.SEARCH;
    }

    static HubSpotRoute of(String method, String path) {
        String[] p = path.split("/", -1);
        if (p.length == 4 && p[1].equals("account-info") && VERSIONS.contains(p[2]) && p[3].equals("details")) {
            return method.equals("GET")
                    ? new HubSpotRoute(Kind.ACCOUNT, "GET /account-info/:version/details", true, null, null)
                    : wrongMethod();
        }
        // /crm/v3/objects/... or /crm/objects/2026-09/...
        if (p.length < 5 || !p[1].equals("crm")) {
            return unknown();
        }
        boolean dated = !p[2].equals("v3");
        String family = dated ? p[2] : p[3];
        String version = dated ? p[3] : p[2];
        if (!VERSIONS.contains(version) || (dated && version.equals("v3"))) {
            return unknown();
        }
        String[] rest = Arrays.copyOfRange(p, 4, p.length);
        return switch (family) {
            case "objects" -> objects(method, dated, rest);
            case "properties" -> properties(method, dated, rest);
            default -> unknown();
        };
    }

    private static HubSpotRoute objects(String method, boolean dated, String[] p) {
        String base = "/crm/objects/:type";
        if (p.length == 1) {
            return switch (method) {
                case "GET" -> new HubSpotRoute(Kind.LIST, "GET " + base, dated, p[0], null);
                case "POST" -> new HubSpotRoute(Kind.CREATE, "POST " + base, dated, p[0], null);
                default -> wrongMethod();
            };
        }
        if (p.length == 2 && p[1].equals("search")) {
            return method.equals("POST")
                    ? new HubSpotRoute(Kind.SEARCH, "POST " + base + "/search", dated, p[0], null)
                    : wrongMethod();
        }
        if (p.length == 2) {
            return switch (method) {
                case "GET" -> new HubSpotRoute(Kind.SHOW, "GET " + base + "/:id", dated, p[0], p[1]);
                case "PATCH" -> new HubSpotRoute(Kind.UPDATE, "PATCH " + base + "/:id", dated, p[0], p[1]);
                case "DELETE" -> new HubSpotRoute(Kind.ARCHIVE, "DELETE " + base + "/:id", dated, p[0], p[1]);
                default -> wrongMethod();
            };
        }
        if (p.length == 3 && p[1].equals("batch")) {
            Kind kind = switch (p[2]) {
                case "read" -> Kind.BATCH_READ;
                case "create" -> Kind.BATCH_CREATE;
                case "update" -> Kind.BATCH_UPDATE;
                case "upsert" -> Kind.BATCH_UPSERT;
                case "archive" -> Kind.BATCH_ARCHIVE;
                default -> Kind.UNKNOWN;
            };
            if (kind != Kind.UNKNOWN) {
                return method.equals("POST")
                        ? new HubSpotRoute(kind, "POST " + base + "/batch/" + p[2], dated, p[0], null)
                        : wrongMethod();
            }
        }
        return unknown();
    }

    private static HubSpotRoute properties(String method, boolean dated, String[] p) {
        String base = "/crm/properties/:type";
        if (p.length == 1) {
            return switch (method) {
                case "GET" -> new HubSpotRoute(Kind.LIST_PROPERTIES, "GET " + base, dated, p[0], null);
                case "POST" -> new HubSpotRoute(Kind.CREATE_PROPERTY, "POST " + base, dated, p[0], null);
                default -> wrongMethod();
            };
        }
        if (p.length == 2) {
            return method.equals("GET")
                    ? new HubSpotRoute(Kind.SHOW_PROPERTY, "GET " + base + "/:name", dated, p[0], p[1])
                    : wrongMethod();
        }
        return unknown();
    }

    private static HubSpotRoute unknown() {
        return new HubSpotRoute(Kind.UNKNOWN, "unknown", false, null, null);
    }

    private static HubSpotRoute wrongMethod() {
        return new HubSpotRoute(Kind.WRONG_METHOD, "unknown", false, null, null);
    }
}
