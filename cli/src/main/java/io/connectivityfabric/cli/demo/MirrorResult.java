package io.connectivityfabric.cli.demo;

import java.util.List;

/**
 * Whether the Stripe customers of a tenant are HubSpot contacts.
 *
 * @param tenant the tenant
 * @param expected how many Stripe customers have an e-mail address
 * @param missing how many of them are no HubSpot contact
 * @param examples some of the missing ones
 */
record MirrorResult(String tenant, long expected, long missing, List<String> examples) {
    boolean ok() {
        return missing == 0;
    }
}
