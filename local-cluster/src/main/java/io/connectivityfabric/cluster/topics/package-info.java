/** Reads topics as any consumer can: committed records, Avro by the schema id in the bytes and a registry's HTTP API. */
package io.connectivityfabric.cluster.topics;
