package io.connectivityfabric.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One JVM of the cluster, writing its output to a log file. */
public final class ChildProcess implements AutoCloseable {
    private static final int QUOTED_LINES = 15;
    private static final Duration PROBE_EVERY = Duration.ofMillis(50);

    private final ChildSpec spec;
    private final Process process;

    private ChildProcess(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /**
     * Starts the JVM.
     *
     * @throws ClusterException if it cannot be started
     */
    public static ChildProcess start(ChildSpec spec) {
        try {
            return new ChildProcess(spec, LiveChildren.start(() -> launch(spec)));
        } catch (IOException e) {
            throw new ClusterException("Cannot start the " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    private static Process launch(ChildSpec spec) throws IOException {
        Files.createDirectories(spec.log().getParent());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Nothing is to remain in the temporary directory of a process that is killed.
        command.add("-XX:-UsePerfData");
        command.addAll(spec.jvmOptions());
        command.add("-cp");
        command.add(launcherIn(spec.log().getParent()) + ":" + spec.classPath());
        command.add(ChildMain.class.getName());
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    /** Kills every process that was started here and still runs, and waits until all are gone. */
    public static void killAll() {
        LiveChildren.killAll();
    }

    /** The same at the end of this JVM: from now on, nothing can be started. */
    public static void endAll() {
        LiveChildren.endAll();
    }

    /** Whether this JVM is on its way out, so that the end of a process is no news. */
    public static boolean ending() {
        return LiveChildren.ending();
    }

    /** Our launcher alone, away from our other classes: they have no place on the class path of a worker. */
    private static Path launcherIn(Path directory) throws IOException {
        Path launcher = directory.resolve("launcher");
        String name = ChildMain.class.getName().replace('.', '/') + ".class";
        Path file = launcher.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            try (var bytes = ChildMain.class.getClassLoader().getResourceAsStream(name)) {
                Files.copy(bytes, file);
            }
        }
        return launcher;
    }

    /**
     * Waits until the probe succeeds.
     *
     * @throws ClusterException if the process ends before, or the deadline passes; with the last lines of its log
     */
    public void awaitReady(BooleanSupplier probe, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!probe.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new ClusterException("The " + spec.name() + " ended while starting (exit code "
                        + process.exitValue() + "). " + logTail());
            }
            if (System.nanoTime() > end) {
                kill();
                throw new ClusterException(
                        "The " + spec.name() + " was not ready after " + deadline.toSeconds() + " s. " + logTail());
            }
            pause();
        }
    }

    /** True if the process ended because another one listens on its port. */
    boolean endedByTakenPort() {
        String tail = logTail();
        return !process.isAlive() && (tail.contains("Address already in use") || tail.contains("BindException"));
    }

    /** Waits for the end of a process that is to end by itself. */
    int awaitExit(Duration deadline) {
        try {
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        kill();
        throw new ClusterException(
                "The " + spec.name() + " did not end within " + deadline.toSeconds() + " s. " + logTail());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** The file with its output. */
    public Path log() {
        return spec.log();
    }

    /** Ends the process at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Asks the process to end (SIGTERM), and kills it if it has not after the grace time. */
    public void stop(Duration grace) {
        // By its handle: Process.destroy also closes the child's standard input, by which it would halt at once.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The last lines of the log, to be quoted in a message. */
    public String logTail() {
        Deque<String> tail = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(spec.log(), StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                tail.addLast(line);
                if (tail.size() > QUOTED_LINES) {
                    tail.removeFirst();
                }
            });
        } catch (IOException e) {
            return "Its log " + spec.log() + " cannot be read: " + e.getMessage();
        }
        return "The last lines of " + spec.log() + ":\n  " + String.join("\n  ", tail);
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PROBE_EVERY.toNanos());
        } catch (InterruptedException e) {
            kill();
            throw interrupted(e);
        }
    }

    private ClusterException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ClusterException("Interrupted while waiting for the " + spec.name(), e);
    }
}
