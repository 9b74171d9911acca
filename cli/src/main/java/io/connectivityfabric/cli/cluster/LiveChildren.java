package io.connectivityfabric.cli.cluster;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every child that runs. Holding them here keeps their standard input open (the garbage collector would close it), and lets a
 * shutdown hook end them before the JVM goes.
 */
final class LiveChildren {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly), "end-children"));
    }

    private LiveChildren() {}

    static void add(Process process) {
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        if (ending) {
            process.destroyForcibly();
        }
    }

    /** Whether this JVM is on its way out. */
    static boolean ending() {
        return ending;
    }

    /** Kills all, those included that are started from now on. */
    static void endAll() {
        ending = true;
        killAll();
    }

    /** Kills all and waits until they are gone. */
    static void killAll() {
        List<Process> processes = List.copyOf(ALIVE);
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
