package io.connectivityfabric.sandbox;

import io.connectivityfabric.sandbox.http.Faults;
import io.connectivityfabric.sandbox.http.LocalServer;
import io.connectivityfabric.sandbox.http.LocalServer.Surroundings;
import io.connectivityfabric.sandbox.http.PortTakenException;
import io.connectivityfabric.sandbox.http.Traffic;
import io.connectivityfabric.sandbox.hubspot.HubSpotApi;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import io.connectivityfabric.sandbox.stripe.StripeApi;
import io.connectivityfabric.sandbox.stripe.StripeKeys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Stand-ins for the Stripe and HubSpot APIs in this process, each on a port of 127.0.0.1, with the same data for both
 * that tests can change and compare with.
 *
 * <p>They behave as the public documentation says; {@code /_sandbox/...} on either port (see {@link AdminApi}) is for
 * those who look after the sandbox.
 */
public final class Sandbox implements AutoCloseable {
    private final List<Tenant> tenants;
    private final SandboxClock clock;
    private final Faults faults;
    private final Traffic traffic = new Traffic();
    private final Dials dials;
    private final StripeKeys stripeKeys;
    private final LocalServer stripe;
    private final LocalServer hubspot;

    private Sandbox(SandboxOptions options, LocalServer stripe, LocalServer hubspot) {
        this.stripe = stripe;
        this.hubspot = hubspot;
        this.clock = new SandboxClock(options.epoch());
        this.faults = new Faults(options.seed());
        options.faults().forEach(faults::add);
        this.dials = new Dials(options);
        this.stripeKeys = new StripeKeys(options);
        this.tenants = options.tenants().stream()
                .map(name -> new Tenant(
                        name, new StripeAccount(name, options, dials, clock), new Portal(name, options, clock)))
                .toList();
        Surroundings around = new Surroundings(new AdminApi(this), faults, traffic, dials::latency, clock);
        List<StripeAccount> accounts = tenants.stream().map(Tenant::stripe).toList();
        List<Portal> portals = tenants.stream().map(Tenant::hubspot).toList();
        stripe.serve(new StripeApi(options, dials, clock, stripeKeys, accounts), around);
        hubspot.serve(new HubSpotApi(options, dials, clock, portals), around);
    }

    /**
     * Seeds the data and starts serving.
     *
     * @throws PortTakenException if another program listens on a chosen port
     */
    public static Sandbox start(SandboxOptions options) {
        Deque<LocalServer> bound = new ArrayDeque<>();
        try {
            bound.add(LocalServer.bind("stripe", options.stripePort(), "--stripe-port"));
            bound.add(LocalServer.bind("hubspot", options.hubspotPort(), "--hubspot-port"));
            return new Sandbox(options, bound.getFirst(), bound.getLast());
        } catch (RuntimeException e) {
            bound.forEach(LocalServer::close);
            throw e;
        }
    }

    public String stripeUrl() {
        return stripe.url();
    }

    public String hubspotUrl() {
        return hubspot.url();
    }

    public List<Tenant> tenants() {
        return tenants;
    }

    /**
     * The tenant of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tenant tenant(String name) {
        return tenants.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no tenant '" + name + "'; it has "
                        + tenants.stream().map(Tenant::name).toList()));
    }

    /** What goes wrong next. */
    public Faults faults() {
        return faults;
    }

    /** What was asked and answered. */
    public Traffic traffic() {
        return traffic;
    }

    public SandboxClock clock() {
        return clock;
    }

    public void latency(Duration perAnswer) {
        dials.latency(perAnswer);
    }

    /** How it behaves from now on. */
    public Dials dials() {
        return dials;
    }

    /** Who may call Stripe's API for what. */
    public StripeKeys stripeKeys() {
        return stripeKeys;
    }

    @Override
    public void close() {
        try (LocalServer first = stripe;
                LocalServer second = hubspot) {
            faults.clear();
            tenants.forEach(tenant -> tenant.stripe().stopWebhooks());
        }
    }
}
