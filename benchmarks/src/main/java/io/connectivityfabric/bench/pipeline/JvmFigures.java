package io.connectivityfabric.bench.pipeline;

import io.connectivityfabric.cluster.ChildProcess;
import io.connectivityfabric.cluster.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What another JVM uses, as the JDK's own tools tell. */
record JvmFigures(ChildProcess process) {
    private static final long MEGABYTE = 1024 * 1024;

    /** What is left in the heap after a full collection, in megabytes: a heap always fills up to its limit between two. */
    long liveHeapMegabytes() {
        String histogram = jcmd("GC.class_histogram");
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new ClusterException("jcmd gave no histogram of " + process.pid()));
        String[] columns = total.split("\\s+");
        return Long.parseLong(columns[columns.length - 1]) / MEGABYTE;
    }

    /** CPU time since the process started, of all cores together. */
    Duration cpu() {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** What the JDK's own tool answers to a command. */
    String jcmd(String... command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> line = new ArrayList<>(List.of(tool, Long.toString(process.pid())));
        line.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new ClusterException(String.join(" ", line) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new ClusterException("Cannot run " + tool + ", which comes with every JDK: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while " + tool + " ran", e);
        }
    }
}
