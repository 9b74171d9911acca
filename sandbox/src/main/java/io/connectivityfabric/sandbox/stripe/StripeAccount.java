package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.Dials;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.ApiRequest.Pair;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.Lines;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import io.connectivityfabric.sandbox.stripe.objects.World;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Stripe account: its objects, its events, and changes to them, by the API or directly by a test. */
public final class StripeAccount {
    private static final String CUSTOMERS = "customers";

    private final String name;
    private final SandboxOptions options;
    private final Dials dials;
    private final SandboxClock clock;
    private final StripeAccount platform;
    private final Map<String, StripeAccount> connected = new ConcurrentHashMap<>();
    private final ApiVersion version;
    private final EventLog events;
    private final ObjectStore store;
    private final Writes writes;
    private final ObjectRoutes routes;
    private WebhookEndpoints webhooks;

    public StripeAccount(String name, SandboxOptions options, Dials dials, SandboxClock clock) {
        this(name, options, dials, clock, null);
    }

    private StripeAccount(
            String name, SandboxOptions options, Dials dials, SandboxClock clock, StripeAccount platform) {
        this.name = name;
        this.options = options;
        this.dials = dials;
        this.clock = clock;
        this.platform = platform;
        this.version = new ApiVersion(options.stripeApiVersion());
        this.events = new EventLog(clock, options, dials, name);
        World world = new World(
                options.seed(),
                name,
                options.epoch(),
                options.livemode(),
                platform == null ? options.size(name).customers() : options.connectedCustomers(),
                platform == null ? options.stripeObjects() : Map.of());
        this.store = new ObjectStore(
                world, clock, events, id -> connected(id).map(a -> a.events).orElse(events), version);
        this.writes = new Writes(store);
        this.routes = new ObjectRoutes(store);
    }

    public String accountId() {
        return platform == null ? "acct_" + name : name;
    }

    /** Where its events are sent to. */
    synchronized WebhookEndpoints webhooks() {
        if (webhooks == null) {
            webhooks = new WebhookEndpoints(options, dials, clock, name);
            events.tell(webhooks::send);
        }
        return webhooks;
    }

    /** How many webhooks were answered with a 2xx so far. */
    public long webhooksTaken() {
        return webhooks().sender().taken();
    }

    /** Sends no more webhooks. */
    public synchronized void stopWebhooks() {
        if (webhooks != null) {
            webhooks.close();
        }
    }

    /** The account that is connected to this one and has this id; empty if there is none, or none any more. */
    public Optional<StripeAccount> connected(String id) {
        synchronized (this) {
            if (store.table("accounts").present(id).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(
                connected.computeIfAbsent(id, account -> new StripeAccount(account, options, dials, clock, this)));
    }

    /** The account that this one is connected to; empty if it is none of these. */
    Optional<StripeAccount> platform() {
        return Optional.ofNullable(platform);
    }

    /** The account's secret key; a connected account is reached with its platform's. */
    public String apiKey() {
        if (platform != null) {
            return platform.apiKey();
        }
        return (options.livemode() ? "sk_live_" : "sk_test_") + name;
    }

    public int customerCount() {
        return count(CUSTOMERS);
    }

    /** Ids of all customers, oldest first. */
    public List<String> customerIds() {
        return ids(CUSTOMERS);
    }

    /** All customers as the API would show them now, by id, oldest first. */
    public Map<String, String> customers() {
        return objects(CUSTOMERS);
    }

    /** The customer as the API would show it now; empty if there is none or it was deleted. */
    public Optional<String> customer(String id) {
        return object(CUSTOMERS, id);
    }

    /** How many objects of a resource there are. */
    public synchronized int count(String resource) {
        return store.table(Catalog.resource(resource).name()).size();
    }

    /** Ids of all objects of a resource, oldest first. */
    public synchronized List<String> ids(String resource) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        return table.all().mapToObj(table::id).toList();
    }

    /** All objects of a resource as the API would show them now, by id, oldest first. */
    public synchronized Map<String, String> objects(String resource) {
        Map<String, String> all = new LinkedHashMap<>();
        ObjectTable table = store.table(Catalog.resource(resource).name());
        table.all().forEach(place -> all.put(table.id(place), text(store.views().view(table, place, version))));
        return all;
    }

    /** The object as the API would show it now; empty if there is none or it was deleted. */
    public synchronized Optional<String> object(String resource, String id) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        return table.present(id).stream()
                .mapToObj(place -> text(store.views().view(table, place, version)))
                .findFirst();
    }

    /**
     * Objects of a resource as the API would show them now, oldest first, one to a line.
     *
     * @param from how many to leave out
     * @param most how many to show at most
     */
    public synchronized byte[] lines(String resource, int from, int most) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        return Lines.of(table.all()
                .skip(from)
                .limit(most)
                .mapToObj(place -> store.views().view(table, place, version))
                .toList());
    }

    /** Adds an event that belongs to no change here, such as {@code invoice.upcoming}. */
    public synchronized void tell(String type, ObjectNode object) {
        byte[] json = Json.bytes(object);
        events.add(type, () -> json, null, Cause.NONE, clock.seconds());
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
        return create(CUSTOMERS, params);
    }

    /** Changes a customer as {@code POST /v1/customers/:id} would. */
    public void updateCustomer(String id, Map<String, String> params) {
        update(CUSTOMERS, id, params);
    }

    /** Deletes a customer as {@code DELETE /v1/customers/:id} would. */
    public void deleteCustomer(String id) {
        delete(CUSTOMERS, id);
    }

    /**
     * Creates an object as a POST to its list would.
     *
     * @param params in the API's notation, such as {@code recurring[interval]}
     * @return its id
     */
    public synchronized String create(String resource, Map<String, String> params) {
        Resource described = Catalog.resource(resource);
        int place = writes.create(described, null, tree(params), Cause.NONE);
        return store.table(resource).id(place);
    }

    /** Changes an object as a POST to it would. */
    public synchronized void update(String resource, String id, Map<String, String> params) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        writes.update(table, existing(table, id), tree(params), Cause.NONE);
    }

    /**
     * Adds an object of any resource, with the events that Stripe makes of one.
     *
     * @param fields of the object as JSON; all others are as a template has them. What its resource is listed under, such
     *     as {@code invoice} for {@code invoice_lines}, must be among them
     * @return its id
     */
    public synchronized String insert(String resource, ObjectNode fields) {
        int place = writes.insert(Catalog.resource(resource), fields, Cause.NONE);
        return store.table(resource).id(place);
    }

    /** Lays fields over an object of any resource, with the events that Stripe makes of that. */
    public synchronized void change(String resource, String id, ObjectNode fields) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        int place = existing(table, id);
        ObjectNode after = table.object(place);
        Fields.merge(after, fields);
        store.change(table, place, after, Cause.NONE, null);
    }

    /** Deletes an object of any resource, with the event that Stripe makes of that. */
    public synchronized void delete(String resource, String id) {
        ObjectTable table = store.table(Catalog.resource(resource).name());
        store.remove(table, existing(table, id), Cause.NONE);
    }

    synchronized ApiResponse answer(Route route, String path, ObjectNode params, ApiVersion asked, Cause cause) {
        return routes.answer(route, path, params, asked, cause);
    }

    synchronized Timeline.Page<Event> eventPage(Listing listing, Set<String> types) {
        return events.page(listing, types);
    }

    synchronized Optional<Event> event(String id) {
        return events.get(id);
    }

    private static int existing(ObjectTable table, String id) {
        return table.present(id)
                .orElseThrow(() -> StripeException.missing(table.resource().noun(), id, "id"));
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
