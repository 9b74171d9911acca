package io.connectivityfabric.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every child that runs. Holding them here keeps their standard input open (the garbage collector would close it), and lets a
 * shutdown hook end them before the JVM goes.
 */
final class LiveChildren {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly), "end-children"));
    }

    private LiveChildren() {}

    /** How one process is started. */
    interface Start {
        Process start() throws IOException;
    }

    /**
     * Starts a child, unless the end has come: what is started while the others are being killed would outlive them.
     *
     * @throws ClusterException if this JVM is on its way out
     */
    static synchronized Process start(Start start) throws IOException {
        if (ending) {
            throw new ClusterException("Nothing is started any more: this run is being ended");
        }
        Process process = start.start();
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        return process;
    }

    /** Whether this JVM is on its way out. */
    static synchronized boolean ending() {
        return ending;
    }

    /** Kills all; none is started from now on. */
    static void endAll() {
        synchronized (LiveChildren.class) {
            ending = true;
        }
        killAll();
    }

    /** Kills all and waits until they are gone. */
    static void killAll() {
        List<Process> processes = List.copyOf(ALIVE);
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
