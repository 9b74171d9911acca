package io.connectivityfabric.cli.demo;

/**
 * What the check needs to know of one record.
 *
 * @param change stands for the change that the record tells of: the same twice is a duplicate
 * @param state stands for the state of the object that the record tells
 * @param deleted whether it says that the object is gone
 */
record Observation(long change, long state, boolean deleted) {}
