package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.stripe.objects.Resource;

/**
 * An operation of the API. All ids share one rate limit, so the name holds a placeholder for them.
 *
 * @param name method and path, such as {@code GET /v1/invoices/:id}
 * @param resource null for what is no object of the catalog
 * @param within the field that the id in the path is compared with; null if the path has no parent
 * @param parent the parent's id from the path, or null
 * @param id the object's id from the path, or null
 * @param action the name of an action, or null
 */
record Route(Kind kind, String name, Resource resource, String within, String parent, String id, String action) {

    enum Kind {
        ACCOUNT,
        EVENTS,
        EVENT,
        WEBHOOKS,
        LIST,
        SEARCH,
        CREATE,
        SHOW,
        UPDATE,
        REMOVE,
        ACT,
        UNKNOWN
    }

    static Route plain(Kind kind, String name, String id) {
        return new Route(kind, name, null, null, null, id, null);
    }
}
