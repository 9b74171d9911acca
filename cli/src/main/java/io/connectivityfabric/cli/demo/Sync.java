package io.connectivityfabric.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows the sync to its end, and changes a few objects on the way. */
final class Sync {
    /** A comparison reads all of the sandbox, so it waits until nothing comes any more. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    /** When the changes are made: at this share of the objects, so that they meet the backfill. */
    private static final double CHANGE_AT = 0.3;

    private final Console console;
    private final Follower follower;
    private final List<TenantLedgers> ledgers;
    private final List<TenantCheck> checks;
    private final Arrivals arrivals = new Arrivals();
    private final LiveChanges changes;
    private final long expected;
    private final long start = System.nanoTime();
    private boolean changed;
    private long comparedAt = -1;

    /** What the sync came to; {@code problem} is null if it came to its end. */
    record Outcome(List<TenantCheck.Result> checks, Duration took, String problem) {}

    Sync(Console console, SandboxClient sandbox, Follower follower, List<TenantLedgers> ledgers) {
        this.console = console;
        this.follower = follower;
        this.ledgers = ledgers;
        this.checks =
                ledgers.stream().map(each -> new TenantCheck(each, sandbox)).toList();
        this.changes = new LiveChanges(ledgers.get(0).tenant(), sandbox, checks.get(0), arrivals);
        this.expected = checks.stream().mapToLong(TenantCheck::expectedObjects).sum();
        follower.tell(arrivals::take);
    }

    /** A Stripe customer and a HubSpot contact of the first tenant. */
    List<Sample> samples() {
        return checks.get(0).samples();
    }

    Outcome run() {
        String problem = null;
        try (Progress progress = Progress.on(console, "unified")) {
            follower.until(() -> {
                progress.update(found(), Math.max(found(), expected), recordsPerSecond(), detail());
                if (!changed && found() > expected * CHANGE_AT) {
                    changed = true;
                    changes.make();
                }
                return changed && arrivals.allArrived() && isQuiet() && isSettled();
            });
        } catch (DemoException e) {
            problem = e.getMessage();
            if (!arrivals.allArrived()) {
                problem += "\nStill awaited: " + String.join("; ", arrivals.outstanding());
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start).minus(problem == null ? QUIET : Duration.ZERO);
        return new Outcome(compare(), took, problem);
    }

    List<Arrivals.Arrived> arrived() {
        return arrivals.arrived();
    }

    private boolean isQuiet() {
        return follower.quietFor().compareTo(QUIET) > 0;
    }

    /** Compares again only when records have come since the last time. */
    private boolean isSettled() {
        if (comparedAt == follower.records()) {
            return false;
        }
        comparedAt = follower.records();
        return compare().stream().allMatch(TenantCheck.Result::settled);
    }

    private List<TenantCheck.Result> compare() {
        List<TenantCheck.Result> results = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            results.add(checks.get(i).run(i == 0 ? changes.deletedCustomers() : Set.of()));
        }
        return results;
    }

    private long found() {
        return ledgers.stream().mapToLong(each -> each.unified().keys().size()).sum();
    }

    private String detail() {
        long customers = ledgers.stream()
                .mapToLong(each -> each.customers().keys().size())
                .sum();
        long contacts = ledgers.stream()
                .mapToLong(each -> each.contacts().keys().size())
                .sum();
        return String.format("Stripe %,d, HubSpot %,d", customers, contacts);
    }

    private long recordsPerSecond() {
        return follower.records()
                / Math.max(1, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
