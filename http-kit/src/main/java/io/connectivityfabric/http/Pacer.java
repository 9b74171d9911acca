package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Arrays;

/**
 * When the next call under one limit may go. Pure arithmetic on the times it is given (nanoseconds on any clock that only
 * moves forward), not thread-safe: {@link RateScheduler} guards it.
 *
 * <p>Two rules at once. Calls are spaced evenly, so that a server with a small token bucket never sees a burst; a call that
 * woke up late is made up for, but only a little. And the times at which calls really left are kept, so that no window,
 * wherever it begins, holds more calls than allowed, even if a new connection or a busy processor held some of them up.
 * Both count a window as slightly longer than the provider's: what is lost is less than 3 %, what is won is that calls
 * which overtake each other on the network by that much do no harm. The log stretches it by less than the spacing does;
 * were it the same, every late call would delay those a window later, for ever.
 */
final class Pacer {
    /** By how much a window is stretched to space the calls in it. */
    private static final double SPACING_STRETCH = 1.025;
    /** By how much it is stretched to count the calls in it. */
    private static final double LOG_STRETCH = 1.02;
    /** How far a late call is made up for, as part of the window, and at most. */
    private static final double CATCH_UP = 0.05;

    private static final long MAX_CATCH_UP = Duration.ofMillis(100).toNanos();
    private static final Duration FIRST_COOL_DOWN = Duration.ofSeconds(2);
    /** What a refused call costs in rate, and what a clean window wins back. */
    private static final double BACK_OFF = 0.8;

    private static final double RECOVER = 0.05;
    private static final double SLOWEST = 0.05;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private RateLimit limit;
    private long window;
    private long loggedWindow;
    private long[] left;
    private long calls;
    private long next = NEVER;
    private long coolUntil = NEVER;
    private int refusalsInARow;
    private double speed = 1;
    private long speedSince;

    Pacer(RateLimit limit) {
        limit(limit);
    }

    RateLimit limit() {
        return limit;
    }

    /** Changes the limit; what was already granted still counts. */
    void limit(RateLimit changed) {
        if (changed.equals(limit)) {
            return;
        }
        long[] log = new long[changed.permits()];
        Arrays.fill(log, NEVER);
        if (left != null) {
            long kept = Math.min(log.length, left.length);
            for (long call = Math.max(0, calls - kept); call < calls; call++) {
                log[(int) (call % log.length)] = left[(int) (call % left.length)];
            }
        }
        limit = changed;
        left = log;
        window = Math.round(changed.window().toNanos() * SPACING_STRETCH);
        loggedWindow = Math.round(changed.window().toNanos() * LOG_STRETCH);
    }

    /** The earliest time for the next call; in the past if it may go now. */
    long earliest() {
        return Math.max(Math.max(next, left[(int) (calls % left.length)] + loggedWindow), coolUntil);
    }

    /**
     * A call goes now.
     *
     * @param now     the time, not before {@link #earliest()}
     * @param arrived when the caller began to wait
     * @return the call's number, for {@link #left}
     */
    long grant(long now, long arrived) {
        long due = Math.max(Math.max(next, coolUntil), arrived);
        next = Math.max(due, now - catchUp()) + Math.round(window / (limit.permits() * speed));
        left[(int) (calls % left.length)] = now;
        if (speed < 1 && now - speedSince > window) {
            speed = Math.min(1, speed + RECOVER);
            speedSince = now;
        }
        return calls++;
    }

    /** A call that was let go has really left now. */
    void left(long call, long now) {
        if (calls - call <= left.length) {
            left[(int) (call % left.length)] = now;
        }
    }

    /**
     * The provider refused a call for its rate: nobody calls for a while, and then a little slower.
     *
     * @param wait what the provider asked for, null if it named no time: two seconds or the window if that is shorter,
     *             doubled each time it happens again at once, up to the window
     */
    void refused(long now, Duration wait) {
        boolean alreadyCooling = now < coolUntil;
        if (!alreadyCooling) {
            refusalsInARow = now - coolUntil < 2 * window ? refusalsInARow + 1 : 0;
            speed = Math.max(SLOWEST, speed * BACK_OFF);
            speedSince = now;
        }
        long pause = wait == null ? defaultPause() : wait.toNanos();
        coolUntil = Math.max(coolUntil, now + pause);
    }

    private long defaultPause() {
        long first = Math.min(window, FIRST_COOL_DOWN.toNanos());
        return Math.min(window, first << Math.min(refusalsInARow, 10));
    }

    /** How much of the allowed rate is used since the last refusal: 1 when there was none for long. */
    double speed() {
        return speed;
    }

    private long catchUp() {
        return Math.min((long) (window * CATCH_UP), MAX_CATCH_UP);
    }
}
