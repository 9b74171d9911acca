package io.connectivityfabric.sandbox.seed;

import java.time.Instant;

/** When seeded objects came about: somewhere in the three years before the epoch, some of them in bulk. */
final class Times {
    private static final long SPAN_MILLIS = 3 * 365L * 86_400_000L;
    private static final int IMPORTS = 20;

    private final long seed;
    private final String tenant;
    private final long endMillis;

    Times(long seed, String tenant, Instant epoch) {
        this.seed = seed;
        this.tenant = tenant;
        this.endMillis = epoch.toEpochMilli();
    }

    long startMillis() {
        return endMillis - SPAN_MILLIS;
    }

    long spanMillis() {
        return SPAN_MILLIS;
    }

    /** The creation of object n in milliseconds since 1970; one in twenty came with an import, many in one second. */
    long created(String group, int n) {
        Dice dice = Dice.of(seed, tenant + "/" + group + "/created", n);
        if (dice.percent(5)) {
            return startMillis() + instantOf(group + "/import", dice.below(IMPORTS)) + dice.below(20_000);
        }
        return startMillis() + dice.below(SPAN_MILLIS);
    }

    /** The last change of object n: often none, some in bulk edits that share a millisecond. */
    long updated(String group, int n, long created) {
        Dice dice = Dice.of(seed, tenant + "/" + group + "/updated", n);
        if (dice.percent(30)) {
            return created;
        }
        if (dice.percent(5)) {
            long bulk = startMillis() + instantOf(group + "/bulk", dice.below(IMPORTS));
            return Math.max(created, bulk);
        }
        return created + (long) ((endMillis - created) * Math.pow(dice.fraction(), 2));
    }

    private long instantOf(String what, int n) {
        return Dice.of(seed, tenant + "/" + what, n).below(SPAN_MILLIS - 20_000);
    }
}
