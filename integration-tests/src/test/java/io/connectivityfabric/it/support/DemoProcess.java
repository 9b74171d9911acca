package io.connectivityfabric.it.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code ./fabric demo} in a process of its own, and every process that comes of it. */
public final class DemoProcess implements AutoCloseable {
    private static final long INTERRUPT_BIT = 1L << 1;
    private static final Path FABRIC = Path.of("../fabric").toAbsolutePath().normalize();

    private final Process process;
    private final Path output;
    private final Path workDirectory;
    private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();

    /** How a run is ended from outside. */
    public enum Signal {
        /** As by Ctrl-C. */
        INT,
        /** Without a chance to tidy up. */
        KILL
    }

    private DemoProcess(Process process, Path output, Path workDirectory) {
        this.process = process;
        this.output = output;
        this.workDirectory = workDirectory;
    }

    /** Starts a demo whose working directory and output are under the given directory. */
    public static DemoProcess start(Path directory, List<String> arguments) throws IOException {
        Path workDirectory = Files.createDirectories(directory.resolve("work"));
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(FABRIC.toString(), "demo"));
        command.addAll(List.of("--work-dir", workDirectory.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new DemoProcess(process, output, workDirectory);
    }

    /** Waits until the demo has started this many processes. */
    public void awaitChildren(int count, Duration deadline) {
        await().atMost(deadline).pollInterval(Duration.ofMillis(100)).until(() -> {
            watch();
            return !process.isAlive() || process.descendants().count() >= count;
        });
        assertThat(process.isAlive()).as(this::output).isTrue();
    }

    /** Waits for the end of the demo and gives its exit code. */
    public int awaitEnd(Duration deadline) {
        await().atMost(deadline).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            watch();
            assertThat(process.isAlive()).as(this::output).isFalse();
        });
        return process.exitValue();
    }

    /** Sends a signal to the demo alone. */
    public void send(Signal signal) throws IOException, InterruptedException {
        watch();
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Every process that was ever seen below the demo must be gone, or go now. */
    public void assertNothingIsLeft() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(descendants)
                        .as("processes that outlive the demo")
                        .noneMatch(ProcessHandle::isAlive));
    }

    /** No data and no log stays behind either. */
    public void assertDirectoryIsTidy() {
        assertThat(workDirectory).isEmptyDirectory();
    }

    /**
     * Whether a process started from here can be interrupted at all: one that was started in the background of a script
     * ignores the signal, and so do all its children.
     */
    public static boolean canBeInterrupted() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .noneMatch(ignored -> (ignored & INTERRUPT_BIT) != 0);
    }

    /** What it printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }

    /** Ends whatever a failed test leaves. */
    @Override
    public void close() throws InterruptedException {
        watch();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private void watch() {
        process.descendants().forEach(descendants::add);
    }
}
