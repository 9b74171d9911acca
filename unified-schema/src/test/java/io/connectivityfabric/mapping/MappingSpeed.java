package io.connectivityfabric.mapping;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Measures mappings on one thread, in its CPU time, beside parsing alone: run {@link #main} by hand, it asserts nothing.
 * Compare within one run only; on a busy machine all figures fall together.
 */
final class MappingSpeed {

    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private MappingSpeed() {}

    public static void main(String[] args) {
        measure("stripe.customer", Fixtures.STRIPE, Fixtures.raw("stripe", Operation.READ, text("stripe/customer")));
        measure(
                "stripe.customer, phone already in E.164",
                Fixtures.STRIPE,
                Fixtures.raw(
                        "stripe", Operation.READ, text("stripe/customer").replace("+49 30 901820", "+4930901820")));
        measure("hubspot.contact", Fixtures.HUBSPOT, Fixtures.raw("hubspot", Operation.READ, text("hubspot/contact")));
    }

    /** Of this thread: other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text(String fixture) {
        return Fixtures.fixture(fixture).toString();
    }

    private static void measure(String name, ReadMapping mapping, RawRecord raw) {
        String what = name + " (" + raw.payload().length() + " characters)";
        rate(
                what + ", parsed only",
                () -> PayloadParser.parse(name, raw.id(), raw.payload()).size());
        rate(what + ", mapped", () -> mapping.apply(raw).getArray("tags").size());
    }

    private static void rate(String name, IntSupplier work) {
        double[] rates = new double[ROUNDS];
        long total = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long records = 0;
            long start = cpuNanos();
            long end = start;
            while (end - start < ROUND_NANOS) {
                for (int i = 0; i < 1000; i++) {
                    total += work.getAsInt();
                }
                records += 1000;
                end = cpuNanos();
            }
            rates[round] = records * 1e9 / (end - start);
        }
        Arrays.sort(rates);
        System.out.printf("%s: median %,.0f/s, best %,.0f/s (%d)%n", name, rates[ROUNDS / 2], rates[ROUNDS - 1], total);
    }
}
