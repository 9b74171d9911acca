/** Writes unified records to Stripe. */
package io.connectivityfabric.stripe.sink;
