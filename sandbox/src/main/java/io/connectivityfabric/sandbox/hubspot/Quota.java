package io.connectivityfabric.sandbox.hubspot;

/** Which of the limits an operation counts towards, as the API's documents say. */
enum Quota {
    /** Requests per ten seconds, and per day. */
    USUAL,
    /** Only per day. */
    DAY,
    /** Five a second for the whole account, and per day. */
    SEARCH,
    /** None. */
    FREE
}
