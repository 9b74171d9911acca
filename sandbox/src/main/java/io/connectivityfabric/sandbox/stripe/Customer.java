package io.connectivityfabric.sandbox.stripe;

/** One customer, rendered. The e-mail address is null if it has none. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Customer(String id, long created, String email, byte[] json) implements Listed {}
