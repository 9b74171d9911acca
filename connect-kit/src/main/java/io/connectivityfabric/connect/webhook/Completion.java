package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.http.CallInterruptedException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has requests completed that wait, as many at a time as there are, and hands them on. Runs on a thread of its own. */
final class Completion implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Completion.class);
    private static final long BURST_BYTES = 1024 * 1024;

    private final WebhookProvider provider;
    private final Reception reception;
    private final DeliveryQueue waiting;
    private final DeliveryQueue completed;

    Completion(WebhookProvider provider, Reception reception, DeliveryQueue waiting, DeliveryQueue completed) {
        this.provider = provider;
        this.reception = reception;
        this.waiting = waiting;
        this.completed = completed;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                complete(waiting.take(BURST_BYTES, DeliveryQueue.pollNanos()));
            }
        } catch (InterruptedException | CallInterruptedException e) {
            log.debug("The task stops", e);
        }
    }

    private void complete(List<Delivery> taken) {
        List<Delivery> burst =
                taken.stream().filter(delivery -> !delivery.isAnswered()).toList();
        List<Received> events = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Delivery delivery : burst) {
            List<Received> own = delivery.events();
            events.addAll(own);
            sizes.add(own.size());
        }
        if (events.isEmpty()) {
            return;
        }
        List<Received> done;
        try {
            done = provider.complete(events);
        } catch (CallInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn(
                    "{} events cannot be completed now, the provider will send them again: {}",
                    events.size(),
                    e.getMessage());
            burst.forEach(delivery -> reception.end(delivery, Outcome.FAILED));
            return;
        }
        int from = 0;
        for (int i = 0; i < burst.size(); i++) {
            int to = from + sizes.get(i);
            burst.get(i).completeWith(List.copyOf(done.subList(from, to)));
            from = to;
            if (!completed.offer(burst.get(i))) {
                reception.end(burst.get(i), Outcome.QUEUE_FULL);
            }
        }
    }
}
