package io.connectivityfabric.connect.webhook;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The ports of this worker at which tasks of this plugin listen: tasks with the same port share it. A port that the last task
 * has left is kept a while, since a task that restarts comes back at once; senders are told to come later.
 */
final class Listeners {
    /** As long as the rebalance of a small cluster takes. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final Listeners OF_WORKER = new Listeners(KEPT);

    private final Duration kept;
    private final Map<Integer, Open> open = new HashMap<>();
    private final ScheduledExecutorService closer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhooks-closer");
        thread.setDaemon(true);
        return thread;
    });

    private static final class Open {
        private final ListenerSettings settings;
        private final Listener listener;
        private int tasks;
        private ScheduledFuture<?> closing;

        Open(ListenerSettings settings, Listener listener) {
            this.settings = settings;
            this.listener = listener;
        }
    }

    /**
     * A task's place at a port; given back by closing it.
     *
     * @param <E> what listens there
     */
    final class Place<E extends Endpoint> implements AutoCloseable {
        private final Open at;
        private final E endpoint;

        private Place(Open at, E endpoint) {
            this.at = at;
            this.endpoint = endpoint;
        }

        E endpoint() {
            return endpoint;
        }

        Listener listener() {
            return at.listener;
        }

        @Override
        public void close() {
            leave(at, endpoint);
        }
    }

    Listeners(Duration kept) {
        this.kept = kept;
    }

    static Listeners ofWorker() {
        return OF_WORKER;
    }

    /**
     * Lets a task listen.
     *
     * @param replays  for how many events to remember that they were written
     * @param endpoint makes the task's endpoint, given the memory that it shares with other tasks at its path
     * @throws ConnectException if it cannot be; the message says what to do
     */
    synchronized <E extends Endpoint> Place<E> enter(
            ListenerSettings settings, String path, String connector, int replays, Function<ReplayMemory, E> endpoint) {
        Open at = at(settings);
        at.tasks++;
        try {
            return new Place<>(at, at.listener.sites().enter(path, connector, replays, endpoint));
        } catch (RuntimeException e) {
            leave(at, null);
            throw e;
        }
    }

    private Open at(ListenerSettings settings) {
        Open there = settings.port() == 0 ? null : open.get(settings.port());
        if (there != null && !there.settings.equals(settings)) {
            if (there.tasks > 0) {
                throw new ConnectException("Other tasks of this worker listen at port " + settings.port()
                        + " with other settings: the settings " + ListenerConfig.PREFIX
                        + "* of connectors that share a port must be the same, but for " + ListenerConfig.PATH);
            }
            close(there);
            there = null;
        }
        if (there == null) {
            there = new Open(settings, new Listener(settings));
            open.put(there.listener.port(), there);
        }
        if (there.closing != null) {
            there.closing.cancel(false);
            there.closing = null;
        }
        return there;
    }

    private synchronized void leave(Open at, Endpoint endpoint) {
        if (endpoint != null) {
            at.listener.sites().leave(endpoint);
        }
        at.tasks--;
        if (at.tasks == 0) {
            at.closing = closer.schedule(() -> closeIfLeft(at), kept.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void closeIfLeft(Open at) {
        if (at.tasks == 0) {
            close(at);
        }
    }

    private void close(Open at) {
        open.remove(at.listener.port(), at);
        at.listener.close();
    }
}
