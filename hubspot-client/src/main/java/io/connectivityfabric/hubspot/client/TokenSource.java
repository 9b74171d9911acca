package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.ApiCaller;

/** Where the access token of a call comes from. Safe for many threads. */
interface TokenSource {

    /**
     * A token that should be valid.
     *
     * @param caller to ask HubSpot for one with, if need be
     */
    String get(ApiCaller caller);

    /**
     * HubSpot did not accept this token.
     *
     * @return whether {@link #get} gives another from now on
     */
    boolean refused(String token);

    /** The one token that there is. */
    static TokenSource fixed(String token) {
        return new TokenSource() {
            @Override
            public String get(ApiCaller caller) {
                return token;
            }

            @Override
            public boolean refused(String refused) {
                return false;
            }
        };
    }
}
