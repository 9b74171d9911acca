package io.connectivityfabric.connect.wake;

import io.connectivityfabric.connect.control.Account;
import io.connectivityfabric.connect.control.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets whoever hears of a change wake those who look for changes of the same account, as far as they are in the same plugin of
 * the same worker. Safe for many threads.
 */
public final class WakeUps {
    private static final WakeUps OF_WORKER = new WakeUps();

    private final Map<Account, List<Runnable>> sleepers = new ConcurrentHashMap<>();

    public static WakeUps ofWorker() {
        return OF_WORKER;
    }

    /**
     * Has somebody woken from now on.
     *
     * @param wake returns at once
     */
    public Subscription listen(Account account, Runnable wake) {
        sleepers.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>()).add(wake);
        return () -> sleepers.get(account).remove(wake);
    }

    /** Something has changed. */
    public void wake(Account account) {
        sleepers.getOrDefault(account, List.of()).forEach(Runnable::run);
    }
}
