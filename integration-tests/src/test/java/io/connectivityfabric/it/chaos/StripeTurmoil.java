package io.connectivityfabric.it.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.it.support.RawEntry;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Creates, changes and deletes objects of a Stripe account without pause, in an order that a seed decides. What is written
 * carries the number of the change in its metadata, so that of two states of an object one can tell which is newer.
 */
final class StripeTurmoil implements AutoCloseable {
    private static final String NUMBER = "change";
    private static final int LINES_BEYOND_A_PAGE = 12;
    private static final List<String> CHANGED = List.of(
            "customers", "products", "prices", "invoices", "subscriptions", "charges", "refunds", "shipping_rates");
    private static final List<String> DELETED = List.of("customers", "products", "invoices");
    private static final List<String> CHILDREN = List.of("subscription_items", "invoice_lines");

    private final StripeAccount account;
    private final Random random;
    private final Map<String, List<String>> ids = new HashMap<>();
    /** Stripe's event of a deletion carries the first lines only. */
    private final Set<String> longInvoices = new HashSet<>();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> running;
    private long changes;

    StripeTurmoil(StripeAccount account, long seed) {
        this.account = account;
        this.random = new Random(seed);
        CHANGED.forEach(resource -> ids.put(resource, new ArrayList<>(account.ids(resource))));
        CHILDREN.forEach(resource -> ids.put(resource, new ArrayList<>(account.ids(resource))));
    }

    /** Which change a state is the work of; 0 for what was there before. */
    static long number(JsonNode object) {
        return object.path("metadata").path(NUMBER).asLong(0);
    }

    void start(Duration pause) {
        running = clock.scheduleAtFixedRate(this::change, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Fails if a change failed. */
    void stop() throws InterruptedException, ExecutionException {
        if (!running.isDone()) {
            try {
                running.get(0, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                running.cancel(false);
            }
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

    /** Deletes those of the objects that can be deleted. */
    synchronized void delete(Collection<String> some) {
        for (String resource : DELETED) {
            List.copyOf(some).stream()
                    .filter(id -> ids.get(resource).contains(id) && !longInvoices.contains(id))
                    .forEach(id -> delete(resource, id));
        }
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    private synchronized void change() {
        int act = random.nextInt(100);
        if (act < 50) {
            String resource = any(CHANGED);
            touch(resource, any(ids.get(resource)));
        } else if (act < 65) {
            changeChild(any(CHILDREN));
        } else if (act < 70) {
            cancel();
        } else if (act < 80) {
            String resource = any(DELETED);
            String id = any(ids.get(resource));
            if (!longInvoices.contains(id)) {
                delete(resource, id);
            }
        } else {
            create(any(CHANGED));
        }
    }

    private void touch(String resource, String id) {
        account.change(resource, id, numbered());
    }

    private void delete(String resource, String id) {
        changes++;
        account.delete(resource, id);
        ids.get(resource).remove(id);
    }

    private void cancel() {
        account.change(
                "subscriptions", any(ids.get("subscriptions")), numbered().put("status", "canceled"));
    }

    /** Stripe tells of it with an event of the parent. */
    private void changeChild(String resource) {
        String id = any(ids.get(resource));
        String field = resource.equals("invoice_lines") ? "invoice" : "subscription";
        String parents = field + "s";
        String parent = RawEntry.parse(account.object(resource, id).orElseThrow())
                .path(field)
                .asText();
        if (account.object(parents, parent).isPresent()) {
            account.change(resource, id, numbered());
            touch(parents, parent);
        }
    }

    private void create(String resource) {
        Map<String, String> params = new HashMap<>(
                switch (resource) {
                    case "customers" -> Map.of("email", "new" + changes + "@example.com");
                    case "products" -> Map.of("name", "New " + changes);
                    case "prices" ->
                        Map.of("product", any(ids.get("products")), "currency", "eur", "unit_amount", "990");
                    case "invoices" -> Map.of("customer", any(ids.get("customers")));
                    case "subscriptions" ->
                        Map.of("customer", any(ids.get("customers")), "items[0][price]", any(ids.get("prices")));
                    case "charges" -> Map.of("amount", "100000", "currency", "eur");
                    case "refunds" -> Map.of("charge", newCharge(), "amount", "10");
                    default -> Map.of("display_name", "New " + changes);
                });
        params.put("metadata[" + NUMBER + "]", String.valueOf(++changes));
        String id = account.create(resource, params);
        ids.get(resource).add(id);
        if (resource.equals("invoices") && random.nextInt(4) == 0) {
            fill(id);
        }
    }

    /** Lines that are more than the invoice shows of them. */
    private void fill(String invoice) {
        longInvoices.add(invoice);
        for (int line = 0; line < LINES_BEYOND_A_PAGE; line++) {
            ids.get("invoice_lines")
                    .add(account.insert("invoice_lines", numbered().put("invoice", invoice)));
        }
        touch("invoices", invoice);
    }

    private String newCharge() {
        create("charges");
        List<String> charges = ids.get("charges");
        return charges.get(charges.size() - 1);
    }

    private ObjectNode numbered() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("metadata").put(NUMBER, String.valueOf(++changes));
        return fields;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
