package io.connectivityfabric.it.support;

import io.connectivityfabric.it.conformance.CheckedTraffic;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import java.net.URI;
import java.util.Map;

/** The sandbox, and, if the run asks for it, the check of all traffic to it against the official documents. */
public final class Providers implements AutoCloseable {
    private final Sandbox sandbox;
    private final CheckedTraffic traffic;

    /** @param faulty findings that are the sandbox's intent, as regular expressions */
    public Providers(SandboxOptions options, String... faulty) throws Exception {
        sandbox = Sandbox.start(options);
        traffic = new CheckedTraffic(
                Map.of("stripe", URI.create(sandbox.stripeUrl()), "hubspot", URI.create(sandbox.hubspotUrl())), faulty);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public URI stripeUrl() {
        return traffic.baseUrl("stripe");
    }

    public URI hubspotUrl() {
        return traffic.baseUrl("hubspot");
    }

    /** Fails if any request or answer so far was not as the documents say; always passes without them. */
    public void assertConforms() {
        traffic.assertConforms();
    }

    @Override
    public void close() throws Exception {
        traffic.close();
        sandbox.close();
    }
}
