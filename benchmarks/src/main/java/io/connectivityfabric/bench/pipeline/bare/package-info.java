/** What nobody can do without who brings pages of an API to Kafka: the measure of the connectors. */
package io.connectivityfabric.bench.pipeline.bare;
