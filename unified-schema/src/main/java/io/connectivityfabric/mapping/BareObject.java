package io.connectivityfabric.mapping;

/**
 * What is known of an object that came without an envelope.
 *
 * @param object its type; null if nobody says it
 * @param account where it is from; null if it does not say it
 * @param id its id; null if nothing maps its type
 */
public record BareObject(String object, String account, String id) {}
