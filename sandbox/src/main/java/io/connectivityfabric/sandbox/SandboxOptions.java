package io.connectivityfabric.sandbox;

import io.connectivityfabric.sandbox.http.Fault;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import io.connectivityfabric.sandbox.limit.LimitKind;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a {@link Sandbox} holds and how it behaves. All defaults follow the providers' documentation: their limits are
 * on, and a change takes a moment until feeds and search show it.
 *
 * @param stripePort port of the Stripe API on 127.0.0.1; 0 takes a free one
 * @param hubspotPort port of the HubSpot API on 127.0.0.1; 0 takes a free one
 * @param tenants names of accounts with each provider
 * @param defaultSize of each tenant that has no size of its own
 * @param seed same seed, same data, on every machine and on every day
 * @param epoch the newest instant that seeded data knows; it is spread over the three years before
 * @param latency added to each answer, as a network would
 * @param limits whether the providers' rate limits are kept
 * @param limitKind how windows are counted: providers do not say, so a client must be clean under each
 * @param hubspotTenSecondLimit HubSpot requests per ten seconds and app
 * @param hubspotDailyLimit HubSpot requests per day and account
 * @param livemode whether the Stripe accounts are in live mode: keys {@code sk_live_...}, 100 requests/s instead of 25
 * @param stripeApiVersion the Stripe accounts' own API version, which their events are rendered in
 * @param eventLag an event becomes visible at most this long after its creation, each after its own share: out of order
 * @param eventRetention how long the Stripe accounts keep their events
 * @param stripeObjects how many objects of a Stripe resource there are, by its name, where that is not left to the
 *     number of customers: see {@link io.connectivityfabric.sandbox.stripe.objects.Catalog#names()}
 * @param stripeConcurrency how many requests Stripe carries out at once for an endpoint; 0 for any number
 * @param connectedCustomers customers of each connected account; there are as many accounts as {@code stripeObjects}
 *     says of {@code accounts}
 * @param restrictedKeys names of restricted Stripe keys, each with the resources that it may read ({@code customers}) or
 *     also write ({@code customers:write}): {@code rk_test_<tenant>_<name>}
 * @param faults what goes wrong from the start on
 * @param searchDelay HubSpot search shows a change this long after it was made
 * @param hubspotObjects how many records of a HubSpot type other than contacts there are, by its name, where that is not
 *     left to the number of contacts: see {@link ObjectTypes#names()}
 * @param hubspotProperties how many custom text properties a HubSpot type has besides its usual ones, each with a value in
 *     every seeded record
 */
public record SandboxOptions(
        int stripePort,
        int hubspotPort,
        List<String> tenants,
        Size defaultSize,
        Map<String, Size> sizes,
        long seed,
        Instant epoch,
        Duration latency,
        boolean limits,
        LimitKind limitKind,
        int hubspotTenSecondLimit,
        int hubspotDailyLimit,
        boolean livemode,
        String stripeApiVersion,
        Duration eventLag,
        Duration eventRetention,
        Map<String, Integer> stripeObjects,
        int stripeConcurrency,
        int connectedCustomers,
        Map<String, List<String>> restrictedKeys,
        List<Fault> faults,
        Duration searchDelay,
        Map<String, Integer> hubspotObjects,
        Map<String, Integer> hubspotProperties) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,24}");

    /** How many objects a tenant starts with. */
    public record Size(int customers, int contacts) {
        public Size {
            if (customers < 0 || contacts < 0) {
                throw new IllegalArgumentException("customers and contacts must not be negative");
            }
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public Size size(String tenant) {
        return sizes.getOrDefault(tenant, defaultSize);
    }

    /** Collects options; every setter returns the builder. */
    public static final class Builder {
        private int stripePort;
        private int hubspotPort;
        private List<String> tenants = List.of("acme", "globex");
        private int customers = 1_000;
        private int contacts = 500;
        private final Map<String, Size> sizes = new LinkedHashMap<>();
        private long seed = 42;
        private Instant epoch = Instant.parse("2026-11-01T00:00:00Z");
        private Duration latency = Duration.ZERO;
        private boolean limits = true;
        private LimitKind limitKind = LimitKind.SLIDING_WINDOW;
        private int hubspotTenSecondLimit = 190;
        private int hubspotDailyLimit = 650_000;
        private boolean livemode;
        private String stripeApiVersion = "2026-10-28.endive";
        private Duration eventLag = Duration.ofMillis(250);
        private Duration eventRetention = Duration.ofDays(30);
        private final Map<String, Integer> stripeObjects = new LinkedHashMap<>();
        private int stripeConcurrency;
        private int connectedCustomers = 10;
        private final Map<String, List<String>> restrictedKeys = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private Duration searchDelay = Duration.ofMillis(500);
        private final Map<String, Integer> hubspotObjects = new LinkedHashMap<>();
        private final Map<String, Integer> hubspotProperties = new LinkedHashMap<>();

        private Builder() {}

        public Builder stripePort(int port) {
            stripePort = port(port, "--stripe-port");
            return this;
        }

        public Builder hubspotPort(int port) {
            hubspotPort = port(port, "--hubspot-port");
            return this;
        }

        /** Names are lower-case letters and digits, since they become part of keys and account ids. */
        public Builder tenants(List<String> names) {
            if (names.isEmpty() || new LinkedHashSet<>(names).size() != names.size()) {
                throw new IllegalArgumentException("tenants must be at least one name, each only once: " + names);
            }
            for (String name : names) {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException(
                            "tenant '" + name + "' must be 1 to 24 lower-case letters and digits");
                }
            }
            tenants = List.copyOf(names);
            return this;
        }

        /** Stripe customers of each tenant that has no size of its own. */
        public Builder customers(int count) {
            customers = new Size(count, 0).customers();
            return this;
        }

        /** HubSpot contacts of each tenant that has no size of its own. */
        public Builder contacts(int count) {
            contacts = new Size(0, count).contacts();
            return this;
        }

        public Builder size(String tenant, int customers, int contacts) {
            sizes.put(tenant, new Size(customers, contacts));
            return this;
        }

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder epoch(Instant epoch) {
            this.epoch = Objects.requireNonNull(epoch);
            return this;
        }

        public Builder latency(Duration latency) {
            this.latency = notNegative(latency, "latency");
            return this;
        }

        public Builder limits(boolean on) {
            limits = on;
            return this;
        }

        public Builder limitKind(LimitKind kind) {
            limitKind = Objects.requireNonNull(kind);
            return this;
        }

        public Builder hubspotTenSecondLimit(int requests) {
            hubspotTenSecondLimit = positive(requests, "hubspotTenSecondLimit");
            return this;
        }

        public Builder hubspotDailyLimit(int requests) {
            hubspotDailyLimit = positive(requests, "hubspotDailyLimit");
            return this;
        }

        public Builder livemode(boolean live) {
            livemode = live;
            return this;
        }

        public Builder stripeApiVersion(String version) {
            stripeApiVersion = Objects.requireNonNull(version);
            return this;
        }

        public Builder eventLag(Duration lag) {
            eventLag = notNegative(lag, "eventLag");
            return this;
        }

        public Builder eventRetention(Duration kept) {
            eventRetention = notNegative(kept, "eventRetention");
            return this;
        }

        /**
         * Stripe objects of one resource in each account. Of the others there are as many as suit the customers, but
         * at most 10,000.
         */
        public Builder stripeObjects(String resource, int count) {
            if (count < 0) {
                throw new IllegalArgumentException(resource + " must not be negative");
            }
            stripeObjects.put(Catalog.resource(resource).name(), count);
            return this;
        }

        public Builder stripeConcurrency(int perEndpoint) {
            stripeConcurrency = new Size(perEndpoint, 0).customers();
            return this;
        }

        /** Makes each tenant's Stripe account a platform with so many connected accounts of so many customers. */
        public Builder connectedAccounts(int accounts, int customersOfEach) {
            connectedCustomers = new Size(customersOfEach, 0).customers();
            return stripeObjects("accounts", accounts);
        }

        /** @param resources what the key may read, such as {@code customers} and {@code events} */
        public Builder restrictedKey(String name, String... resources) {
            restrictedKeys.put(name, List.of(resources));
            return this;
        }

        public Builder fault(Fault fault) {
            faults.add(fault);
            return this;
        }

        public Builder searchDelay(Duration delay) {
            searchDelay = notNegative(delay, "searchDelay");
            return this;
        }

        /**
         * HubSpot records of one type in each portal. Of the others there are a quarter as many as contacts, but at most
         * 10,000.
         *
         * @param type such as deals; contacts have an option of their own
         */
        public Builder hubspotObjects(String type, int count) {
            hubspotObjects.put(hubspotType(type), new Size(count, 0).customers());
            return this;
        }

        /** Custom text properties of a HubSpot type, each with a value in every seeded record. */
        public Builder hubspotProperties(String type, int count) {
            hubspotProperties.put(hubspotType(type), new Size(count, 0).customers());
            return this;
        }

        private static String hubspotType(String name) {
            return name.equals(ObjectTypes.CUSTOM)
                    ? name
                    : ObjectTypes.type(name).name();
        }

        public SandboxOptions build() {
            return new SandboxOptions(
                    stripePort,
                    hubspotPort,
                    tenants,
                    new Size(customers, contacts),
                    Map.copyOf(sizes),
                    seed,
                    epoch,
                    latency,
                    limits,
                    limitKind,
                    hubspotTenSecondLimit,
                    hubspotDailyLimit,
                    livemode,
                    stripeApiVersion,
                    eventLag,
                    eventRetention,
                    Map.copyOf(stripeObjects),
                    stripeConcurrency,
                    connectedCustomers,
                    Map.copyOf(restrictedKeys),
                    List.copyOf(faults),
                    searchDelay,
                    Map.copyOf(hubspotObjects),
                    Map.copyOf(hubspotProperties));
        }

        private static int port(int port, String flag) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(flag + " must be between 0 (any free port) and 65535, not " + port);
            }
            return port;
        }

        private static int positive(int value, String name) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, not " + value);
            }
            return value;
        }

        private static Duration notNegative(Duration value, String name) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative, not " + value);
            }
            return value;
        }
    }
}
