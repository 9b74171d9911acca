package io.connectivityfabric.sandbox.http;

import io.connectivityfabric.sandbox.seed.Dice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults still to come, oldest first. Those that are left to chance strike alike for the same seed. */
public final class Faults {
    private final long seed;
    private int added;
    private final List<Pending> pending = new ArrayList<>();
    private volatile boolean any;

    private static final class Pending {
        private final Fault fault;
        private final long salt;
        private int matched;
        private int skip;
        private int left;

        private Pending(Fault fault, long salt) {
            this.fault = fault;
            this.salt = salt;
            this.skip = fault.skip();
            this.left = fault.times();
        }

        private boolean isSpared() {
            return fault.chance() < 1 && Dice.at(salt, matched++).fraction() >= fault.chance();
        }
    }

    public Faults(long seed) {
        this.seed = seed;
    }

    public synchronized void add(Fault fault) {
        pending.add(new Pending(fault, Dice.salt(seed, "fault " + added++)));
        any = true;
    }

    public synchronized void clear() {
        pending.clear();
        any = false;
    }

    /** How many requests are still to be struck. */
    public synchronized int outstanding() {
        return pending.stream().mapToInt(p -> p.left).reduce(0, Faults::sum);
    }

    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    Optional<Fault> next(String api, ApiRequest request) {
        return any ? strike(api, request) : Optional.empty();
    }

    private synchronized Optional<Fault> strike(String api, ApiRequest request) {
        for (Iterator<Pending> it = pending.iterator(); it.hasNext(); ) {
            Pending p = it.next();
            if (!p.fault.matches(api, request)) {
                continue;
            }
            if (p.skip > 0) {
                p.skip--;
                continue;
            }
            if (p.isSpared()) {
                continue;
            }
            p.left--;
            if (p.left == 0) {
                it.remove();
                any = !pending.isEmpty();
            }
            return Optional.of(p.fault);
        }
        return Optional.empty();
    }
}
