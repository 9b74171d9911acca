package io.connectivityfabric.cli.demo;

import java.util.List;

/**
 * A tenant of the demo: one Stripe account and one HubSpot portal of the sandbox, with connectors and topics of its own.
 *
 * @param name its name, which is part of its topics, keys and credentials
 * @param customers how many Stripe customers it starts with
 * @param contacts how many HubSpot contacts it starts with
 */
record Tenant(String name, int customers, int contacts) {
    /** The raw Stripe customers. */
    String customersTopic() {
        return name + ".stripe.customers";
    }

    /** The raw HubSpot contacts. */
    String contactsTopic() {
        return name + ".hubspot.contacts";
    }

    /** Both, unified. */
    String unifiedTopic() {
        return name + ".unified.customer.v1";
    }

    List<String> topics() {
        return List.of(customersTopic(), contactsTopic(), unifiedTopic());
    }

    /** The sandbox's Stripe key of this tenant. */
    String stripeKey() {
        return "sk_test_" + name;
    }

    /** The sandbox's HubSpot token of this tenant. */
    String hubspotToken() {
        return "pat-na1-" + name;
    }
}
