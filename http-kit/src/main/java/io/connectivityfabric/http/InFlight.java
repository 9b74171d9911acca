package io.connectivityfabric.http;

import java.time.Duration;

/**
 * How many calls may be on their way at once under one limit. Providers do not document this limit, and latency alone says
 * nothing of it, so there is none until a call is refused for it: then a fifth less than the level of that call. From
 * there it grows by one each time that as many calls as it allows have been served, at once up to what was good before
 * and, after a calm, beyond; the calm lasts longer each time the step beyond is refused again.
 *
 * <p>Not thread-safe: {@link RateScheduler} guards it.
 */
final class InFlight {
    /** There is no limit that we know of. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final long FIRST_CALM = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_CALM = Duration.ofMinutes(5).toNanos();

    private int calls;
    private int limit = UNBOUNDED;
    /** The lowest level that was refused since the last calm. */
    private int refusedLevel = UNBOUNDED;

    private int served;
    private long calm;
    private long calmUntil;

    boolean hasRoom() {
        return calls < limit;
    }

    /**
     * A call goes.
     *
     * @return its level: how many are on their way now, with this one
     */
    int enter() {
        return ++calls;
    }

    /**
     * A call is over, and was not refused for being one too many.
     *
     * @param level what {@link #enter} gave
     */
    void leave(int level, long now) {
        calls--;
        if (level < limit) {
            return; // the limit was not in the way, so nothing is learned of it
        }
        served++;
        boolean known = limit + 1 < refusedLevel;
        if (served >= limit && (known || now >= calmUntil)) {
            limit++;
            served = 0;
        }
    }

    /** A call is over since the provider refused it as one too many at a time. */
    void leaveRefused(int level, long now) {
        calls--;
        if (now >= calmUntil) {
            boolean again = now - calmUntil < calm;
            calm = again ? Math.min(2 * calm, LONGEST_CALM) : FIRST_CALM;
            refusedLevel = UNBOUNDED;
        }
        calmUntil = now + calm;
        refusedLevel = Math.min(refusedLevel, level);
        limit = Math.min(limit, Math.max(1, level - Math.max(1, level / 5)));
        served = 0;
    }

    int calls() {
        return calls;
    }

    /** {@link #UNBOUNDED} if no call was ever refused. */
    int limit() {
        return limit;
    }
}
