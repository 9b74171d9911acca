/** Stripe's webhooks as a source. */
package io.connectivityfabric.stripe.source.webhook;
