package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.RateUse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reads that Stripe grants an account in 30 days: 500 for each transaction, and never less than {@link #LEAST}. Looking
 * for changes is paced so that it alone stays within: it is quick as long as a twentieth of the reads, kept as a credit,
 * lasts, and slows down to what can be kept up. History is read whatever it takes, and counted.
 *
 * <p>Counts begin with the process: a restart gives a new credit and nothing more.
 */
public final class ReadAllocation {
    /** What Stripe grants every account. */
    public static final long LEAST = 10_000;

    static final Duration PERIOD = Duration.ofDays(30);
    static final Duration QUICKEST = Duration.ofSeconds(2);
    static final Duration SLOWEST = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(ReadAllocation.class);
    private static final double CREDIT = 0.05;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final int DAY = 24;

    /** By what Stripe counts by: a platform's reads for its connected accounts are its own. */
    private static final Map<String, ReadAllocation> ALL = new ConcurrentHashMap<>();

    private final LongSupplier millis;
    private final long startedAt;
    private final ReadsByHour changes = new ReadsByHour();
    private final ReadsByHour history = new ReadsByHour();
    /** Zero as long as nothing is to be paced. */
    private double granted;

    private double credit;
    private long creditAt;
    private boolean exceeded;

    ReadAllocation(LongSupplier millis) {
        this.millis = millis;
        this.startedAt = millis.getAsLong();
    }

    /** The one of an account. */
    static ReadAllocation of(String account) {
        return ALL.computeIfAbsent(account, a -> new ReadAllocation(System::currentTimeMillis));
    }

    /**
     * Sets what is granted; when connectors on one account differ, the last to say decides.
     *
     * @param reads in 30 days; 0: nothing is paced
     * @param use   the part that is ours
     */
    synchronized ReadAllocation grant(long reads, RateUse use) {
        double part = reads * use.share() * (1 - use.reserve());
        if (part != granted) {
            granted = part;
            credit = part * CREDIT;
            creditAt = millis.getAsLong();
        }
        return this;
    }

    /** A read is sent. */
    synchronized void read(Priority priority) {
        long hour = millis.getAsLong() / HOUR_MS;
        if (priority == Priority.LIVE) {
            changes.add(hour);
            refill();
            credit--;
        } else {
            history.add(hour);
        }
        warnOnceExceeded(hour);
    }

    private void refill() {
        long now = millis.getAsLong();
        double earned = granted * (now - creditAt) / PERIOD.toMillis();
        credit = Math.min(granted * CREDIT, credit + earned);
        creditAt = now;
    }

    private void warnOnceExceeded(long hour) {
        long forHistory = history.sum(hour, ReadsByHour.HOURS);
        long forChanges = changes.sum(hour, ReadsByHour.HOURS);
        boolean more = granted > 0 && forHistory + forChanges > granted;
        if (more && !exceeded) {
            LOG.warn(
                    "{} reads of history and {} for changes are more than the {} that read.allocation gives this worker for"
                            + " 30 days. Reading goes on. If the account's transactions give it more (500 reads each),"
                            + " set read.allocation to that",
                    forHistory,
                    forChanges,
                    Math.round(granted));
        }
        exceeded = more;
    }

    /** How long to wait before looking for changes again. */
    public synchronized Duration pollInterval() {
        if (granted == 0) {
            return QUICKEST;
        }
        refill();
        double quickest = QUICKEST.toMillis();
        double kept = Math.max(quickest, PERIOD.toMillis() / granted);
        // With credit: longer with each part of it that is gone. In debt: until it is paid, and one read earned.
        double wait = credit > 0
                ? quickest * Math.pow(kept / quickest, 1 - credit / (granted * CREDIT))
                : (1 - credit) * PERIOD.toMillis() / granted;
        return Duration.ofMillis(Math.round(Math.min(Math.max(quickest, wait), SLOWEST.toMillis())));
    }

    /** A look at the counts, for metrics. */
    public synchronized Stats stats() {
        long now = millis.getAsLong();
        long hour = now / HOUR_MS;
        long forHistory = history.sum(hour, ReadsByHour.HOURS);
        double hours = Math.min(DAY, Math.max(1, (double) (now - startedAt) / HOUR_MS));
        long projected = forHistory + Math.round(changes.sum(hour, DAY) / hours * ReadsByHour.HOURS);
        return new Stats(forHistory + changes.sum(hour, ReadsByHour.HOURS), Math.round(granted), projected);
    }

    /**
     * @param used      reads of the last 30 days, as far as this process has been running
     * @param granted   what they may come to; 0: nothing is paced
     * @param projected what 30 days come to if changes are looked for as in the last day
     */
    public record Stats(long used, long granted, long projected) {}
}
