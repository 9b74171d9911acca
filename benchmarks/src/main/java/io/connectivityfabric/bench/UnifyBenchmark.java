package io.connectivityfabric.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.RawRecord;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@link UnifyBench} under JMH, for its profilers: each loop in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class UnifyBenchmark {

    @Param
    private Payload payload;

    private ReadMapping mapping;
    private RawRecord[] records;
    private int next;

    @Setup
    public void prepare() {
        mapping = payload.mapping();
        records = payload.records();
    }

    @Benchmark
    public Struct map() {
        return mapping.apply(nextRecord());
    }

    @Benchmark
    public JsonNode parse() {
        return UnifyBench.parse(nextRecord());
    }

    private RawRecord nextRecord() {
        next = next + 1 == records.length ? 0 : next + 1;
        return records[next];
    }
}
