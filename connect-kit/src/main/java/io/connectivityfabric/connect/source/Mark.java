package io.connectivityfabric.connect.source;

/**
 * One change that has been read.
 *
 * @param tick when it happened, by the provider's clock and in the unit of its feed (seconds, milliseconds)
 * @param id of the change, or of the object if the provider's changes have no id
 */
public record Mark(long tick, String id) {}
