package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.ApiCaller;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.HttpTransport;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.QueryString;
import io.connectivityfabric.http.RateBudget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Stripe API, as far as this project uses it. Every call waits for the rate budget of its endpoint and account, is
 * retried as Stripe documents, and throws {@link ApiException} when it fails for good and
 * {@link io.connectivityfabric.http.CallInterruptedException} when its thread is interrupted. Safe for many threads.
 */
public final class StripeClient implements AutoCloseable {
    /** Live secrets that must not leave this client, wherever they appear. */
    static final Set<String> SECRET_FIELDS = Set.of("client_secret");

    /** Code of a failure that Stripe saved under an idempotency key: look whether it was done, then use another key. */
    public static final String REPLAYED_FAILURE = "replayed_failure";

    /** Code of the refusal of an idempotency key that was used for other parameters before. */
    public static final String KEY_TAKEN = "idempotency_error";

    /** Tells that an answer is the saved one of an earlier request. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final StripeSettings settings;
    private final Map<String, String> headers;
    private final StripeBudgets budgets;
    private final ApiCaller caller;
    private final AtomicLong serverTime = new AtomicLong(UNKNOWN);

    /**
     * @throws IllegalArgumentException if a setting cannot be used; the message names it
     */
    public StripeClient(StripeSettings settings, CallObserver observer) {
        this.settings = settings;
        this.headers = headers(settings);
        this.budgets = new StripeBudgets(settings);
        this.caller = new ApiCaller(
                new HttpTransport(settings.transport()),
                new StripeErrors(settings.apiKey()),
                settings.retry(),
                CallObserver.both(observer, readCounter()),
                "stripe.api.base.url");
    }

    private CallObserver readCounter() {
        return new CallObserver() {
            @Override
            public void sending(String operation, Priority priority, Duration waited, List<RateBudget> used) {
                if (operation.startsWith("GET ")) {
                    budgets.reads().read(priority);
                }
            }
        };
    }

    /** The account's reads, of all clients for it in this process. */
    public ReadAllocation reads() {
        return budgets.reads();
    }

    private static Map<String, String> headers(StripeSettings settings) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + settings.apiKey());
        headers.put("Stripe-Version", settings.apiVersion());
        if (settings.account() != null) {
            headers.put("Stripe-Account", settings.account());
        }
        return headers;
    }

    /** The account that is read: the connected account if one is set, else the key's own. One call. */
    public String accountId() {
        return account(Priority.LIVE).id();
    }

    /** The account that is read. */
    public StripeObject account(Priority priority) {
        URI uri = QueryString.of(settings.baseUrl(), "/v1/account").uri();
        StripeObject account = object(uri, "/v1/account", Set.of(), priority);
        if (settings.account() == null) {
            budgets.belongsTo(account.id());
        }
        return account;
    }

    /**
     * One page of a list.
     *
     * @param path  such as {@code /v1/customers}
     * @param query parameters as Stripe names them: {@code limit}, {@code starting_after}, {@code created[gte]}
     */
    public StripePage list(String path, Map<String, String> query, Priority priority) {
        return list(path, query, Set.of(), priority);
    }

    /**
     * One page of a list.
     *
     * @param wanted fields of its objects to note, as dotted paths
     */
    public StripePage list(String path, Map<String, String> query, Set<String> wanted, Priority priority) {
        QueryString address = QueryString.of(settings.baseUrl(), StripePath.checked(path));
        query.forEach(address::with);
        return get(
                address.uri(), path, priority, response -> StripePage.read(response.body(), wanted, response.sentAt()));
    }

    /** Whether calls for a list wait already until the limit of its endpoint lets them go. */
    public boolean isAwaited(String path) {
        return budgets.endpoint(StripePath.operation("GET", path)).isAwaited();
    }

    /**
     * One object.
     *
     * @param path of its list, such as {@code /v1/customers}
     */
    public StripeObject retrieve(String path, String id, Priority priority) {
        return retrieve(path, id, Map.of(), Set.of(), priority);
    }

    /**
     * One object.
     *
     * @param query parameters as Stripe names them: {@code expand[0]}
     * @param wanted fields to note, as dotted paths
     */
    public StripeObject retrieve(
            String path, String id, Map<String, String> query, Set<String> wanted, Priority priority) {
        QueryString address =
                QueryString.of(settings.baseUrl(), StripePath.checked(path) + "/" + QueryString.encode(id));
        query.forEach(address::with);
        return object(address.uri(), path + "/{id}", wanted, priority);
    }

    private StripeObject object(URI uri, String path, Set<String> wanted, Priority priority) {
        return get(uri, path, priority, response -> {
            StripeObject object = StripeObject.of(StripeObject.reader(wanted).readOne(response.body()));
            if (object.id() == null) {
                throw new IOException("It has no id");
            }
            return object;
        });
    }

    /**
     * Creates an object. Sent again as often as it takes: Stripe does it once for each idempotency key, for a day at least.
     *
     * @param path of its list, such as {@code /v1/customers}
     * @throws ApiException with the code {@link #KEY_TAKEN} or {@link #REPLAYED_FAILURE}, besides all others
     */
    public StripeWritten create(String path, StripeForm form, String idempotencyKey) {
        return post(StripePath.checked(path), path, form, idempotencyKey);
    }

    /** Changes an object. Sent again like {@link #create}. */
    public StripeWritten update(String path, String id, StripeForm form, String idempotencyKey) {
        return post(StripePath.checked(path) + "/" + QueryString.encode(id), path + "/{id}", form, idempotencyKey);
    }

    private StripeWritten post(String address, String path, StripeForm form, String idempotencyKey) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Idempotency-Key", idempotencyKey);
        HttpRequest request = HttpRequest.repeatablePost(
                        QueryString.of(settings.baseUrl(), address).uri(), form.body(), FORM)
                .withHeaders(all);
        return call("POST", request, path, Priority.LIVE, StripeWritten::read);
    }

    /**
     * Deletes an object.
     *
     * @throws ApiException of kind NOT_FOUND also if an attempt before did it and its answer was lost
     */
    public void delete(String path, String id) {
        URI uri = QueryString.of(settings.baseUrl(), StripePath.checked(path) + "/" + QueryString.encode(id))
                .uri();
        HttpRequest request = new HttpRequest("DELETE", uri, headers, null, null, true);
        call("DELETE", request, path + "/{id}", Priority.LIVE, response -> response);
    }

    private <T> T get(URI uri, String path, Priority priority, Reader<T> reader) {
        return call("GET", HttpRequest.get(uri).withHeaders(headers), path, priority, reader);
    }

    private <T> T call(String method, HttpRequest request, String path, Priority priority, Reader<T> reader) {
        String operation = StripePath.operation(method, path);
        return caller.call(
                operation, request, priority, response -> read(operation, response, reader), budgets.of(operation));
    }

    private <T> T read(String operation, HttpResponse response, Reader<T> reader) {
        T read;
        try {
            read = reader.read(response);
        } catch (IOException e) {
            throw notStripe(operation, response, e.getMessage());
        }
        response.serverTime().ifPresent(time -> serverTime.accumulateAndGet(time.getEpochSecond(), Math::max));
        return read;
    }

    /**
     * The time by Stripe's clock when it made its last answer, in whole seconds since 1970; empty as long as no answer told
     * it. Answers to later requests are of this time or a later one.
     */
    public OptionalLong serverTime() {
        long time = serverTime.get();
        return time == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(time);
    }

    private ApiException notStripe(String operation, HttpResponse response, String why) {
        return ApiException.of(
                        ApiException.Kind.PROTOCOL,
                        settings.baseUrl() + " answered " + operation + " with something that is not Stripe's. " + why
                                + ": check stripe.api.base.url")
                .status(response.status())
                .requestId(response.header("Request-Id").orElse(null))
                .build();
    }

    /** Gives up calls in flight and lets go of connections. */
    @Override
    public void close() {
        caller.close();
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(HttpResponse response) throws IOException;
    }
}
