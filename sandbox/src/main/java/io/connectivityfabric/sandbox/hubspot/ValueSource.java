package io.connectivityfabric.sandbox.hubspot;

/** Has a record's values, or can make them. */
@FunctionalInterface
interface ValueSource {
    Values values();
}
