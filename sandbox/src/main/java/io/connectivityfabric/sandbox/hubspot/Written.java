package io.connectivityfabric.sandbox.hubspot;

/**
 * What a write did to one contact.
 *
 * @param created whether the contact is new
 * @param upserted whether the answer says so
 * @param traceId as given by the caller; null if none
 */
record Written(ContactState state, boolean created, boolean upserted, String traceId) {}
