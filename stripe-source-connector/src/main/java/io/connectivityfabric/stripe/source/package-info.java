/** Kafka Connect source for Stripe. */
package io.connectivityfabric.stripe.source;
