package io.connectivityfabric.sandbox.hubspot;

import java.util.Set;

/**
 * Who asks.
 *
 * @param portal null for an app on its own behalf, and for anybody
 * @param scopes what an app on its own behalf may do; empty for others, who may do anything in their portal
 * @param limits null if there are none
 */
record Caller(Kind kind, Portal portal, Set<String> scopes, HubSpotLimits limits) {
    static final Caller ANYBODY = new Caller(Kind.ANYBODY, null, Set.of(), null);

    enum Kind {
        /** With the token of a portal's private app, or of an app that a portal has installed. */
        ACCOUNT,
        /** With client credentials. */
        APP,
        /** Without a token. */
        ANYBODY
    }

    /** @throws HubSpotException if the app's token was not made for this */
    void require(String scope) {
        if (!scopes.contains(scope)) {
            throw HubSpotException.missingScope(scope);
        }
    }
}
