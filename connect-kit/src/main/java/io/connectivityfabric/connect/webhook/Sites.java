package io.connectivityfabric.connect.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;

/** Which tasks listen at which path of a port. Safe for many threads. */
final class Sites {
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    /** The tasks of one connector. It stays when the last of them has left: one that restarts comes back. */
    private static final class Site {
        private final List<Endpoint> tasks = new CopyOnWriteArrayList<>();
        private final AtomicInteger turn = new AtomicInteger();
        /** Shared by the tasks: which of them gets a request is chance. */
        private final ReplayMemory memory;

        Site(ReplayMemory memory) {
            this.memory = memory;
        }
    }

    /**
     * Lets a task listen at a path.
     *
     * @param replays  for how many events to remember that they were written
     * @param endpoint makes the task's endpoint, given the memory
     * @throws ConnectException if another connector listens there
     */
    synchronized <E extends Endpoint> E enter(
            String path, String connector, int replays, Function<ReplayMemory, E> endpoint) {
        Site site = sites.computeIfAbsent(path, key -> new Site(new ReplayMemory(replays)));
        for (Endpoint task : site.tasks) {
            if (!task.connector().equals(connector)) {
                throw new ConnectException("Connector " + task.connector() + " listens at " + path
                        + " of this port already: set " + ListenerConfig.PATH + " of connector " + connector
                        + " to another path, or " + ListenerConfig.PORT + " to another port");
            }
        }
        E entered = endpoint.apply(site.memory);
        site.tasks.add(entered);
        return entered;
    }

    synchronized void leave(Endpoint endpoint) {
        sites.get(endpoint.path()).tasks.remove(endpoint);
    }

    /** A task that listens at the path, a ready one if there is one; null if there is none. */
    Endpoint at(String path) {
        Site site = sites.get(path);
        if (site == null) {
            return null;
        }
        Endpoint[] tasks = site.tasks.toArray(Endpoint[]::new);
        if (tasks.length == 0) {
            return null;
        }
        int turn = Math.floorMod(site.turn.getAndIncrement(), tasks.length);
        for (int i = 0; i < tasks.length; i++) {
            Endpoint task = tasks[(turn + i) % tasks.length];
            if (task.isReady()) {
                return task;
            }
        }
        return tasks[turn];
    }

    /** Whether somebody listens there, or did before a task left. */
    boolean isKnown(String path) {
        return sites.containsKey(path);
    }

    /** Whether there is somebody who takes events at every path at which somebody listens. */
    boolean isReady() {
        List<Site> inUse =
                sites.values().stream().filter(site -> !site.tasks.isEmpty()).toList();
        return !inUse.isEmpty()
                && inUse.stream().allMatch(site -> site.tasks.stream().anyMatch(Endpoint::isReady));
    }
}
