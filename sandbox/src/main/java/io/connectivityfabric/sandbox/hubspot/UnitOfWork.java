package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes all changes of an action or none of them; all have one time. Those who must know of changes are told at its end.
 * Whoever reads more than one thing holds its lock.
 */
final class UnitOfWork {
    private final SandboxClock clock;
    private final List<Step> steps = new ArrayList<>();
    private final List<Consumer<List<Change>>> listeners = new ArrayList<>();
    private long now;

    UnitOfWork(SandboxClock clock) {
        this.clock = clock;
    }

    /** @param change null if nobody need know */
    private record Step(Runnable undo, Change change) {}

    /** Told of the changes of each action that succeeded, in its lock. */
    void listener(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    /** The time of the action that runs, in milliseconds since 1970. */
    long now() {
        return now;
    }

    synchronized <T> T run(Supplier<T> action) {
        steps.clear();
        now = clock.millis();
        try {
            T result = action.get();
            List<Change> changes =
                    steps.stream().map(Step::change).filter(Objects::nonNull).toList();
            if (!changes.isEmpty()) {
                listeners.forEach(l -> l.accept(changes));
            }
            return result;
        } catch (RuntimeException e) {
            backTo(0);
            throw e;
        } finally {
            steps.clear();
        }
    }

    /** For use within {@link #run}: takes back only what this part did if it throws. */
    <T> T part(Supplier<T> action) {
        int mark = steps.size();
        try {
            return action.get();
        } catch (RuntimeException e) {
            backTo(mark);
            throw e;
        }
    }

    synchronized <T> T reading(Supplier<T> action) {
        return action.get();
    }

    /** Something was done that this takes back. */
    void did(Runnable undo) {
        steps.add(new Step(undo, null));
    }

    /** Something is to be told, if it is not taken back. */
    void tell(Change change) {
        steps.add(new Step(() -> {}, change));
    }

    private void backTo(int mark) {
        for (int i = steps.size() - 1; i >= mark; i--) {
            steps.remove(i).undo.run();
        }
    }
}
