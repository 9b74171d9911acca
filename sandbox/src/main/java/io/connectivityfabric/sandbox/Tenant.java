package io.connectivityfabric.sandbox;

import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.stripe.StripeAccount;

/** One customer of the pipeline: an account with each provider. */
public record Tenant(String name, StripeAccount stripe, Portal hubspot) {}
