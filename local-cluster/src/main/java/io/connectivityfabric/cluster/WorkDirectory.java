package io.connectivityfabric.cluster;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A directory for one run, deleted at its end, also when that comes by Ctrl-C. */
public final class WorkDirectory implements AutoCloseable {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long NEARLY_FULL = 20;
    private static final Duration UNWIND = Duration.ofSeconds(10);

    private final Path path;
    private final Thread owner = Thread.currentThread();
    private final Thread atExit = new Thread(this::endOfRun, "delete-work-directory");
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean logsKept;

    private WorkDirectory(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Ctrl-C: the processes are killed, and the thread that uses this directory is called back, so that neither it nor they
     * write into what is being deleted.
     */
    private void endOfRun() {
        ChildProcess.endAll();
        try {
            // A closed directory has an owner that waits for this hook, or has gone.
            if (closed.getCount() > 0) {
                owner.interrupt();
            }
            if (!closed.await(UNWIND.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(
                        "The run did not end within " + UNWIND.toSeconds() + " s; files may stay behind in " + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Whoever interrupts a run knows why it ended, whatever the run itself makes of it: no log is kept.
        delete(false);
    }

    /**
     * Makes a new directory.
     *
     * @param parent where to make it; made if it is not there
     * @param name of what runs, to be part of its own
     * @param megabytes how much room it must have
     * @throws ClusterException if it cannot be written or has not the room, naming the flag
     */
    public static WorkDirectory in(Path parent, String name, long megabytes) {
        try {
            Files.createDirectories(parent);
            Path path = Files.createTempDirectory(parent, "fabric-" + name + "-");
            long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
            if (free < megabytes) {
                Files.delete(path);
                throw new ClusterException("There are only " + free + " MB free at " + parent
                        + ", but this run needs about " + megabytes + " MB. Choose another place with --work-dir");
            }
            return new WorkDirectory(path.toRealPath());
        } catch (IOException e) {
            throw new ClusterException(
                    "Cannot make a directory in " + parent + " (" + e + "). Choose another place with --work-dir", e);
        }
    }

    public Path path() {
        return path;
    }

    /** Keeps the logs of the processes when all else is deleted, for whoever looks into a failure. */
    public void keepLogs() {
        logsKept = true;
    }

    /** Something to add to the message of a failure: where the logs are, and whether the disk may be its cause. */
    public String hint() {
        String where = "\nThe logs of all processes are kept in " + path;
        try {
            long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
            return free < NEARLY_FULL
                    ? "\nThe disk of " + path + " is full (" + free + " MB left): choose another with --work-dir"
                            + where
                    : where;
        } catch (IOException e) {
            return where;
        }
    }

    @Override
    public void close() {
        try {
            if (Runtime.getRuntime().removeShutdownHook(atExit)) {
                delete(logsKept);
            }
        } catch (IllegalStateException e) {
            // Interrupted: the hook runs already, and deletes.
        } finally {
            closed.countDown();
        }
    }

    private void delete(boolean exceptLogs) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!exceptLogs || !file.toString().endsWith(".log")) {
                        Files.deleteIfExists(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    try {
                        Files.deleteIfExists(directory);
                    } catch (DirectoryNotEmptyException e) {
                        // It holds a log.
                        if (!exceptLogs) {
                            throw e;
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            System.err.println("Cannot delete " + path + ": " + e);
        }
    }
}
