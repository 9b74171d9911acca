package io.connectivityfabric.sandbox.stripe.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that one account holds at first. Nothing of it is made before it is asked for. */
public final class World {
    private static final Duration SPAN = Duration.ofDays(3 * 365L);
    /** Of each resource, unless more are asked for by name. */
    private static final int MOST = 10_000;

    private final long seed;
    private final String tenant;
    private final Instant epoch;
    private final boolean livemode;
    private final int customers;
    private final Map<String, Integer> counts;
    private final Map<String, Seed> seeds = new ConcurrentHashMap<>();

    /**
     * @param tenant names the account; other accounts have other objects
     * @param epoch the newest instant it knows
     * @param customers how many; the other objects are in proportion to them, at most 10,000 of each
     * @param counts how many of these resources instead
     */
    public World(
            long seed, String tenant, Instant epoch, boolean livemode, int customers, Map<String, Integer> counts) {
        this.seed = seed;
        this.tenant = tenant;
        this.epoch = epoch;
        this.livemode = livemode;
        this.customers = customers;
        this.counts = Map.copyOf(counts);
    }

    /** The first objects of a resource. */
    public Seed seed(String resource) {
        Seed known = seeds.get(resource);
        if (known != null) {
            return known;
        }
        Resource described = Catalog.resource(resource);
        int count = count(resource);
        Seed made = resource.equals("customers")
                ? new CustomersSeed(this, described, count)
                : new TemplateSeed(this, described, count);
        Seed before = seeds.putIfAbsent(resource, made);
        return before == null ? made : before;
    }

    /** How many objects of a resource there are at first. */
    public int count(String resource) {
        if (resource.equals("customers")) {
            return customers;
        }
        Integer asked = counts.get(resource);
        if (asked != null) {
            return asked;
        }
        Resource described = Catalog.resource(resource);
        if (described.per() != null) {
            String[] per = described.per().split(" ");
            return Math.multiplyExact(count(per[0]), Integer.parseInt(per[1]));
        }
        return (int) Math.min(MOST, Math.ceil(described.count() * customers));
    }

    long seed() {
        return seed;
    }

    String tenant() {
        return tenant;
    }

    Instant epoch() {
        return epoch;
    }

    boolean livemode() {
        return livemode;
    }

    /** The first second of the history. */
    long start() {
        return epoch.minus(SPAN).getEpochSecond();
    }

    /** The last second of the history. */
    public long end() {
        return epoch.getEpochSecond();
    }
}
