package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.PortWish;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo is asked to do.
 *
 * @param customers Stripe customers of the first tenant
 * @param contacts HubSpot contacts of the first tenant
 * @param seed the same seed gives the same data
 * @param json where to write the result, or null
 * @param keep whether to leave all running at the end
 * @param workDir where to make the directory of this run
 * @param ports where the processes listen
 */
record DemoOptions(int customers, int contacts, long seed, Path json, boolean keep, Path workDir, Ports ports) {
    private static final int SMALLER_BY = 10;
    private static final int SMALLEST = 20;

    /**
     * @param broker of the broker
     * @param registry of the registry
     * @param worker of the worker's REST API
     * @param stripe of the sandbox's Stripe API
     * @param hubspot of the sandbox's HubSpot API
     */
    record Ports(PortWish broker, PortWish registry, PortWish worker, PortWish stripe, PortWish hubspot) {}

    /** The tenant that the size is about, and a smaller one beside it. */
    List<Tenant> tenants() {
        return List.of(
                new Tenant("acme", customers, contacts), new Tenant("globex", smaller(customers), smaller(contacts)));
    }

    /** How much room the topics and the installed archives need, in megabytes. */
    long megabytes() {
        long objects = tenants().stream()
                .mapToLong(each -> each.customers() + each.contacts())
                .sum();
        // Raw and unified, each about 2 KB, and twice because Stripe's customers come back as HubSpot contacts.
        return 150 + objects * 8 / 1024;
    }

    private static int smaller(int count) {
        return Math.min(count, Math.max(SMALLEST, count / SMALLER_BY));
    }
}
