package io.connectivityfabric.hubspot.sink;

/** What HubSpot made of one input of a batch. */
sealed interface RowResult {

    record Accepted(boolean created) implements RowResult {}

    record Refused(Refusal refusal) implements RowResult {}
}
