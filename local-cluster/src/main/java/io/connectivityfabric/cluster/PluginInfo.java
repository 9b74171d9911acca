package io.connectivityfabric.cluster;

/**
 * A plugin that a worker has found.
 *
 * @param className its class
 * @param type source, sink, transformation, converter, ...
 * @param version the version it states, or "undefined"
 */
public record PluginInfo(String className, String type, String version) {}
