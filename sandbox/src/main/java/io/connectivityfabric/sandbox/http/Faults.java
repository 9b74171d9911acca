package io.connectivityfabric.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults still to come, oldest first. */
public final class Faults {
    private final List<Pending> pending = new ArrayList<>();
    private volatile boolean any;

    private static final class Pending {
        private final Fault fault;
        private int skip;
        private int left;

        private Pending(Fault fault) {
            this.fault = fault;
            this.skip = fault.skip();
            this.left = fault.times();
        }
    }

    public synchronized void add(Fault fault) {
        pending.add(new Pending(fault));
        any = true;
    }

    public synchronized void clear() {
        pending.clear();
        any = false;
    }

    /** How many requests are still to be struck. */
    public synchronized int outstanding() {
        return pending.stream().mapToInt(p -> p.left).sum();
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
