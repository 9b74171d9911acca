package io.connectivityfabric.connect.wake;

import io.connectivityfabric.connect.control.Account;
import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.Subscription;
import java.util.Optional;

/** Where a task hears that something has changed. */
@FunctionalInterface
public interface WakeSource {
    /** Nowhere. */
    WakeSource NONE = (account, wake) -> () -> {};

    /**
     * Has somebody woken from now on.
     *
     * @param wake returns at once
     */
    Subscription listen(Account account, Runnable wake);

    /**
     * From this worker and, if there is a control channel, from others.
     *
     * @param others is not closed by those who listen
     */
    static WakeSource of(WakeUps worker, Optional<ControlChannel> others) {
        return (account, wake) -> {
            Subscription here = worker.listen(account, wake);
            Subscription elsewhere =
                    others.map(channel -> channel.listen(account, wake)).orElse(() -> {});
            return () -> {
                here.close();
                elsewhere.close();
            };
        };
    }
}
