/**
 * Source connectors that listen instead of asking: a provider's webhooks come in by HTTP, are told from forgeries, and are
 * answered once Kafka has their records.
 */
package io.connectivityfabric.connect.webhook;
