package io.connectivityfabric.sandbox.stripe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation of the API. All ids share one rate limit, so the name holds a placeholder for them.
 *
 * @param id from the path; null if it has none
 */
record StripeRoute(Kind kind, String name, String id) {
    private static final Pattern CUSTOMER = Pattern.compile("/v1/customers/([^/]+)");
    private static final Pattern EVENT = Pattern.compile("/v1/events/([^/]+)");

    enum Kind {
        ACCOUNT,
        LIST_CUSTOMERS,
        CREATE_CUSTOMER,
        SHOW_CUSTOMER,
        UPDATE_CUSTOMER,
        DELETE_CUSTOMER,
        LIST_EVENTS,
        SHOW_EVENT,
        UNKNOWN
    }

    static StripeRoute of(String method, String path) {
        Matcher customer = CUSTOMER.matcher(path);
        if (customer.matches()) {
            Kind kind = switch (method) {
                case "GET" -> Kind.SHOW_CUSTOMER;
                case "POST" -> Kind.UPDATE_CUSTOMER;
                case "DELETE" -> Kind.DELETE_CUSTOMER;
                default -> Kind.UNKNOWN;
            };
            return known(kind, method, "/v1/customers/:id", customer.group(1));
        }
        Matcher event = EVENT.matcher(path);
        if (event.matches()) {
            return known(
                    method.equals("GET") ? Kind.SHOW_EVENT : Kind.UNKNOWN, method, "/v1/events/:id", event.group(1));
        }
        return switch (method + " " + path) {
            case "GET /v1/account" -> known(Kind.ACCOUNT, method, path, null);
            case "GET /v1/customers" -> known(Kind.LIST_CUSTOMERS, method, path, null);
            case "POST /v1/customers" -> known(Kind.CREATE_CUSTOMER, method, path, null);
            case "GET /v1/events" -> known(Kind.LIST_EVENTS, method, path, null);
            default -> known(Kind.UNKNOWN, method, path, null);
        };
    }

    private static StripeRoute known(Kind kind, String method, String path, String id) {
        return new StripeRoute(kind, kind == Kind.UNKNOWN ? "unknown" : method + " " + path, id);
    }
}
