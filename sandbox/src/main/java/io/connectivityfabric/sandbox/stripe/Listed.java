package io.connectivityfabric.sandbox.stripe;

/** What stands in a list of the API. */
interface Listed {
    String id();

    /** Seconds since 1970. */
    long created();

    /** The object as it is served. */
    byte[] json();
}
