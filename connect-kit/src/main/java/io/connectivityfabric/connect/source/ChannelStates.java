package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.HashStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the streams of a task know in the control channel: written on a thread of its own, a little behind and many at a
 * time. While the channel cannot be written, what is to be kept waits: what is lost with a task that ends meanwhile is
 * emitted once more.
 */
final class ChannelStates implements StateStore {
    private static final Logger log = LoggerFactory.getLogger(ChannelStates.class);
    private static final long DELAY_MS = 500;
    private static final int HEX = 16;

    private final ControlChannel channel;
    private final String connector;
    private final Set<String> streams;
    private final ScheduledExecutorService thread;
    /** What is not written yet, the latest of each object. */
    private final Map<HashStore.Stream, Map<String, Long>> pending = new HashMap<>();

    private Map<HashStore.Stream, Map<String, String>> left;
    private boolean complained;

    /**
     * @param channel of the task; closed by its owner, after this
     * @param streams of the task
     */
    ChannelStates(ControlChannel channel, String connector, Set<String> streams) {
        this.channel = channel;
        this.connector = connector;
        this.streams = Set.copyOf(streams);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, connector + "-hashes");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::write, DELAY_MS, DELAY_MS, TimeUnit.MILLISECONDS);
    }

    private HashStore.Stream key(StreamPartition stream) {
        return new HashStore.Stream(connector, stream.system(), stream.account(), stream.stream());
    }

    @Override
    public synchronized Map<String, Long> load(StreamPartition stream, int most) {
        if (left == null) {
            left = read(most);
        }
        Map<String, Long> states = new HashMap<>();
        Map<String, String> hashes = left.remove(key(stream));
        if (hashes != null) {
            hashes.forEach((id, hash) -> states.put(id, Long.parseUnsignedLong(hash, HEX)));
        }
        return states;
    }

    /** The topic is read once for all streams, as it holds those of the whole tenant. */
    private Map<HashStore.Stream, Map<String, String>> read(int most) {
        try {
            return channel.hashes()
                    .load(key -> connector.equals(key.connector()) && streams.contains(key.stream()), most);
        } catch (RetriableException e) {
            log.warn(
                    "What was emitted before the restart is not known, so that the first sweeps emit every object once"
                            + " more: {}",
                    e.getMessage());
            return new HashMap<>();
        }
    }

    @Override
    public void keep(StreamPartition stream, Map<String, Long> states) {
        synchronized (pending) {
            pending.computeIfAbsent(key(stream), key -> new HashMap<>()).putAll(states);
        }
    }

    private void write() {
        Map<HashStore.Stream, Map<String, Long>> batch;
        synchronized (pending) {
            batch = new HashMap<>(pending);
            pending.clear();
        }
        batch.forEach(this::write);
    }

    /** Must not throw: the thread would not come again. */
    private void write(HashStore.Stream stream, Map<String, Long> states) {
        try {
            Map<String, String> hashes = new HashMap<>();
            states.forEach((id, state) -> hashes.put(id, state == null ? null : Long.toHexString(state)));
            channel.hashes().store(stream, hashes);
            complained = false;
        } catch (RuntimeException e) {
            putBack(stream, states);
            if (!complained) {
                String reason = e instanceof ConnectException ? e.getMessage() : e.toString();
                log.warn("What {} has emitted cannot be kept for the next run now: {}", connector, reason);
            }
            complained = true;
        }
    }

    private void putBack(HashStore.Stream stream, Map<String, Long> states) {
        synchronized (pending) {
            Map<String, Long> newer = pending.put(stream, new HashMap<>(states));
            if (newer != null) {
                pending.get(stream).putAll(newer);
            }
        }
    }

    @Override
    public void close() {
        thread.execute(this::write);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                log.debug("Some hashes of {} are not kept", connector);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
