package io.connectivityfabric.bench.pipeline;

import java.util.ArrayList;
import java.util.List;

/** The live set of a JVM when 10, 50 and 100 % of the work are done. */
final class HeapMarks {
    private static final List<Double> MARKS = List.of(0.1, 0.5);

    private final JvmFigures jvm;
    private final long work;
    private final List<Long> megabytes = new ArrayList<>();

    HeapMarks(JvmFigures jvm, long work) {
        this.jvm = jvm;
        this.work = work;
    }

    void at(long done) {
        if (megabytes.size() < MARKS.size() && done >= MARKS.get(megabytes.size()) * work) {
            megabytes.add(jvm.liveHeapMegabytes());
        }
    }

    /** All of them, now that everything is done. */
    List<Long> atEnd() {
        megabytes.add(jvm.liveHeapMegabytes());
        return List.copyOf(megabytes);
    }
}
