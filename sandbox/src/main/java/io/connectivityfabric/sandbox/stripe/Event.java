package io.connectivityfabric.sandbox.stripe;

/**
 * One event, rendered.
 *
 * @param visibleAtMillis from then on the API shows it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Event(String id, long created, String type, long visibleAtMillis, byte[] json) implements Listed {}
