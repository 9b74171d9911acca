package io.connectivityfabric.sandbox.hubspot;

/**
 * What a write did to one record.
 *
 * @param created whether the record is new
 * @param upserted whether the answer says so
 * @param traceId as given by the caller; null if none
 */
record Written(ObjectState state, boolean created, boolean upserted, String traceId) {}
