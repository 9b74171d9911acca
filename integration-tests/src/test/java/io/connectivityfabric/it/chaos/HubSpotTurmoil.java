package io.connectivityfabric.it.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.PortalObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Creates, changes, deletes, restores, merges, forgets and associates contacts without pause, in an order that a seed
 * decides. What is written carries the number of the change, so that of two states of a contact one can tell which is newer.
 */
final class HubSpotTurmoil implements AutoCloseable {
    private static final String NUMBER = "jobtitle";

    private final PortalObjects contacts;
    private final PortalObjects deals;
    private final List<String> deal;
    private final Random random;
    private final List<String> living;
    private final List<String> archived = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> running;
    private long changes;

    HubSpotTurmoil(Portal portal, long seed) {
        this.contacts = portal.objects("contacts");
        this.deals = portal.objects("deals");
        this.deal = deals.ids();
        this.random = new Random(seed);
        this.living = new ArrayList<>(contacts.ids());
    }

    /** Which change a state is the work of; 0 for what was there before. */
    static long number(JsonNode contact) {
        String title = contact.path("properties").path(NUMBER).asText("");
        return title.matches("change \\d+") ? Long.parseLong(title.substring("change ".length())) : 0;
    }

    void start(Duration pause) {
        running = clock.scheduleAtFixedRate(this::change, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Fails if a change failed. */
    void stop() throws InterruptedException, ExecutionException {
        if (!running.isDone()) {
            running.cancel(false);
        }
        close();
        if (!running.isCancelled()) {
            running.get();
        }
    }

    /** How many changes there were. */
    synchronized long changes() {
        return changes;
    }

    /** An import that creates them all within one millisecond. */
    synchronized void importAtOnce(int count) {
        changes++;
        living.addAll(contacts.createAtOnce(IntStream.range(0, count)
                .mapToObj(i -> Map.of("email", "import" + i + "@example.com", NUMBER, "change " + changes))
                .toList()));
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    private synchronized void change() {
        changes++;
        int act = random.nextInt(100);
        if (act < 35) {
            contacts.update(any(living), numbered());
        } else if (act < 50) {
            contacts.associate(any(living), deals, any(deal));
        } else if (act < 55) {
            contacts.dissociate(any(living), deals, any(deal));
        } else if (act < 70) {
            living.add(contacts.create(Map.of("email", "new" + changes + "@example.com", NUMBER, "change " + changes)));
        } else if (act < 80) {
            String id = taken(living);
            contacts.archive(id);
            archived.add(id);
        } else if (act < 87) {
            restore();
        } else if (act < 97) {
            living.add(contacts.merge(taken(living), taken(living)));
        } else {
            contacts.forget(taken(living));
        }
    }

    private void restore() {
        if (!archived.isEmpty()) {
            String id = taken(archived);
            contacts.restore(id);
            living.add(id);
        }
    }

    private Map<String, String> numbered() {
        return Map.of(NUMBER, "change " + changes);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String taken(List<String> some) {
        return some.remove(random.nextInt(some.size()));
    }
}
