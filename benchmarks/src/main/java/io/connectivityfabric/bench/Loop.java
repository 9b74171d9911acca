package io.connectivityfabric.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/**
 * Does the same work on one record after the other, on the calling thread. Time is the CPU time of the process, so that the
 * garbage collector's part counts and other work on the machine does not.
 */
final class Loop<T> {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final T[] records;
    private final Function<T, ?> work;

    /** What came out last: nothing that was made may look superfluous to the compiler. */
    @SuppressWarnings("unused")
    private volatile Object sink;

    /**
     * What a loop did.
     *
     * @param perSecond records in a second of CPU time
     * @param bytesPerRecord allocated by the loop's thread
     */
    record Measured(double perSecond, double bytesPerRecord) {}

    Loop(T[] records, Function<T, ?> work) {
        this.records = records;
        this.work = work;
    }

    Measured run(double seconds) {
        long nanos = (long) (seconds * 1e9);
        long done = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = SYSTEM.getProcessCpuTime();
        long spent;
        do {
            for (T record : records) {
                sink = work.apply(record);
            }
            done += records.length;
            spent = SYSTEM.getProcessCpuTime() - start;
        } while (spent < nanos);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        return new Measured(done * 1e9 / spent, (double) allocated / done);
    }
}
