package io.connectivityfabric.connect.control;

/** An account of a tenant at a provider. */
public record Account(String tenant, String system, String account) {}
