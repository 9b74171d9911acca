package io.connectivityfabric.connect.wake;

import io.connectivityfabric.connect.control.Account;
import io.connectivityfabric.connect.control.ControlChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes those who look for changes of an account: on this worker at once, on others over the control channel, on a thread of
 * its own and now and then only, however many changes there are.
 */
public final class WakeSender implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WakeSender.class);
    /** Whoever is woken looks once for all changes up to then. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Account account;
    private final WakeUps worker;
    private final ControlChannel channel;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread;

    /**
     * @param channel closed with this; null if there is none
     */
    public WakeSender(Account account, WakeUps worker, ControlChannel channel) {
        this.account = account;
        this.worker = worker;
        this.channel = channel;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, account.system() + "-wake-ups");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::send, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something has changed. Returns at once. */
    @Override
    public void run() {
        due.set(true);
    }

    /** Must not throw: it would not be called again. */
    private void send() {
        if (!due.compareAndSet(true, false)) {
            return;
        }
        worker.wake(account);
        if (channel == null) {
            return;
        }
        try {
            channel.wake(account);
        } catch (ConnectException e) {
            log.warn("Connectors on other workers are not woken: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (channel != null) {
            channel.close();
        }
    }
}
