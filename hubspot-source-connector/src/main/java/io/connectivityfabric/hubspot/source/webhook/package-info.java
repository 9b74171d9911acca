/** HubSpot's webhooks as a source. */
package io.connectivityfabric.hubspot.source.webhook;
