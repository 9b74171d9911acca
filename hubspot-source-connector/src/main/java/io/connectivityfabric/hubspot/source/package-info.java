/** Kafka Connect source for HubSpot. */
package io.connectivityfabric.hubspot.source;
