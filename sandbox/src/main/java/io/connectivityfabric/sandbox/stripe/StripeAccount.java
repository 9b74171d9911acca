package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.ApiRequest.Pair;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.Lines;
import io.connectivityfabric.sandbox.seed.CustomerSeed;
import io.connectivityfabric.sandbox.seed.Dice;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One Stripe account: its customers, its events, and changes to them, by the API or directly by a test. */
public final class StripeAccount {
    private final String name;
    private final SandboxOptions options;
    private final SandboxClock clock;
    private final Timeline<Customer> customers = new Timeline<>("customer");
    private final Set<String> deleted = new HashSet<>();
    private final EventLog events;
    private int madeHere;

    public StripeAccount(String name, SandboxOptions options, SandboxClock clock) {
        this.name = name;
        this.options = options;
        this.clock = clock;
        this.events = new EventLog(
                clock, options.seed(), name, options.stripeApiVersion(), options.livemode(), options.eventLag());
        seed(new CustomerSeed(options.seed(), name, options.epoch(), options.livemode()));
    }

    private void seed(CustomerSeed seed) {
        int count = options.size(name).customers();
        // Sorted by time, ties by number: packed into longs, since 100,000 boxed keys would take longer than the rest.
        long[] order = IntStream.range(0, count)
                .mapToLong(n -> (seed.created(n) << 24) | n)
                .sorted()
                .toArray();
        LongStream.of(order)
                .parallel()
                .mapToObj(packed -> rendered(seed.customer((int) (packed & 0xFFFFFF))))
                .forEachOrdered(this::addSeeded);
    }

    private void addSeeded(Customer customer) {
        customers.append(customer);
        if (events.keeps(customer.created())) {
            events.add("customer.created", customer.json(), null, Cause.NONE, customer.created());
        }
    }

    public String accountId() {
        return "acct_" + name;
    }

    /** The account's secret key. */
    public String apiKey() {
        return (options.livemode() ? "sk_live_" : "sk_test_") + name;
    }

    public synchronized int customerCount() {
        return customers.size();
    }

    /** Ids of all customers, oldest first. */
    public synchronized List<String> customerIds() {
        return customers.all().stream().map(Customer::id).toList();
    }

    /** All customers as the API would show them now, by id, oldest first. */
    public synchronized Map<String, String> customers() {
        Map<String, String> all = new LinkedHashMap<>();
        customers.all().forEach(c -> all.put(c.id(), text(c.json())));
        return all;
    }

    /** All customers as the API would show them now, oldest first, one to a line. */
    public byte[] customerLines() {
        List<byte[]> rows;
        synchronized (this) {
            rows = customers.all().stream().map(Customer::json).toList();
        }
        return Lines.of(rows);
    }

    /** The customer as the API would show it now; empty if there is none or it was deleted. */
    public synchronized Optional<String> customer(String id) {
        return customers.get(id).map(c -> text(c.json()));
    }

    public synchronized int eventCount() {
        return events.size();
    }

    /**
     * Creates a customer as {@code POST /v1/customers} would.
     *
     * @param params in the API's notation, such as {@code address[city]}
     * @return its id
     */
    public String createCustomer(Map<String, String> params) {
        return create(tree(params), Cause.NONE).id();
    }

    /** Changes a customer as {@code POST /v1/customers/:id} would. */
    public void updateCustomer(String id, Map<String, String> params) {
        update(id, tree(params), Cause.NONE);
    }

    /** Deletes a customer as {@code DELETE /v1/customers/:id} would. */
    public void deleteCustomer(String id) {
        delete(id, Cause.NONE);
    }

    synchronized Customer create(ObjectNode params, Cause cause) {
        CustomerParams.checkCreate(params);
        Dice dice = Dice.of(options.seed(), name + "/new customer", madeHere++);
        ObjectNode json = blank(dice);
        CustomerParams.apply(params, json);
        Customer customer = rendered(json);
        customers.append(customer);
        events.add("customer.created", customer.json(), null, cause, customer.created());
        return customer;
    }

    synchronized Customer update(String id, ObjectNode params, Cause cause) {
        CustomerParams.checkUpdate(params);
        Customer old = existing(id);
        ObjectNode before = Json.ownObject(old.json());
        ObjectNode after = before.deepCopy();
        CustomerParams.apply(params, after);
        ObjectNode previous = Changes.between(before, after);
        if (previous.isEmpty()) {
            return old;
        }
        Customer changed = rendered(after);
        customers.replace(changed);
        events.add("customer.updated", changed.json(), previous, cause, clock.seconds());
        return changed;
    }

    synchronized void delete(String id, Cause cause) {
        Customer last = existing(id);
        customers.remove(id);
        deleted.add(id);
        events.add("customer.deleted", last.json(), null, cause, clock.seconds());
    }

    synchronized boolean wasDeleted(String id) {
        return deleted.contains(id);
    }

    synchronized Optional<Customer> find(String id) {
        return customers.get(id);
    }

    synchronized Timeline.Page<Customer> page(Listing listing, String email) {
        return customers.page(listing, c -> email == null || email.equals(c.email()));
    }

    synchronized Timeline.Page<Event> eventPage(Listing listing, Set<String> types) {
        return events.page(listing, types);
    }

    synchronized Optional<Event> event(String id) {
        return events.get(id);
    }

    private Customer existing(String id) {
        return customers.get(id).orElseThrow(() -> StripeException.missing("customer", id, "id"));
    }

    private ObjectNode blank(Dice dice) {
        ObjectNode json = Json.object();
        json.put("id", "cus_" + dice.base62(14));
        json.put("object", "customer");
        json.putNull("address");
        json.put("balance", 0);
        json.put("created", clock.seconds());
        json.putNull("currency");
        json.putNull("customer_account");
        json.putNull("default_source");
        json.put("delinquent", false);
        json.putNull("description");
        json.putNull("discount");
        json.putNull("email");
        json.put("invoice_prefix", dice.base62(8).toUpperCase(Locale.ROOT));
        ObjectNode settings = json.putObject("invoice_settings");
        settings.putNull("custom_fields");
        settings.putNull("default_payment_method");
        settings.putNull("footer");
        settings.putNull("rendering_options");
        json.put("livemode", options.livemode());
        json.putObject("metadata");
        json.putNull("name");
        json.put("next_invoice_sequence", 1);
        json.putNull("phone");
        json.putArray("preferred_locales");
        json.putNull("shipping");
        json.put("tax_exempt", "none");
        json.putNull("test_clock");
        return json;
    }

    private static Customer rendered(ObjectNode json) {
        return new Customer(
                json.get("id").textValue(),
                json.get("created").longValue(),
                json.get("email").textValue(),
                Json.bytes(json));
    }

    private static ObjectNode tree(Map<String, String> params) {
        return FormTree.of(params.entrySet().stream()
                .map(e -> new Pair(e.getKey(), e.getValue()))
                .toList());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
