package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.List;
import java.util.function.Function;

/**
 * The HubSpot API, as far as this project uses it. Every call waits for its rate budget, is retried as HubSpot documents,
 * and throws {@link ApiException} when it fails for good and
 * {@link io.connectivityfabric.http.CallInterruptedException} when its thread is interrupted. Safe for many threads.
 */
public final class HubSpotClient implements AutoCloseable {
    /** The largest page of a list. */
    public static final int MAX_LIST_LIMIT = 100;

    /** The largest batch. */
    public static final int MAX_BATCH = 100;

    /** HubSpot answers 414 to longer ones; the exact bound is not documented. */
    private static final int MAX_ADDRESS = 15_000;

    private static final String JSON = "application/json";

    private final HubSpotSettings settings;
    private final HubSpotAnswers answers;
    private final HubSpotBudgets budgets;
    private final AuthorizedCaller caller;

    /**
     * @throws IllegalArgumentException if a setting cannot be used; the message names it
     */
    public HubSpotClient(HubSpotSettings settings, CallObserver observer) {
        this.settings = settings;
        HubSpotErrors errors = settings.errors();
        this.answers = new HubSpotAnswers(errors.redaction());
        this.budgets = new HubSpotBudgets(settings);
        HttpTransport transport = new HttpTransport(settings.transport());
        this.caller = new AuthorizedCaller(
                new ApiCaller(transport, errors, settings.retry(), observer, "hubspot.api.base.url"),
                settings.tokens());
    }

    /** The account (portal) that the token belongs to. One call. */
    public long portalId() {
        String path = settings.version().accountDetails();
        long portalId =
                send("GET " + path, HttpRequest.get(address(path).uri()), Priority.LIVE, HubSpotAnswers::portalId);
        budgets.belongsTo(portalId);
        return portalId;
    }

    /**
     * One page of all objects of a type.
     *
     * @param objectType such as {@code contacts}
     * @param properties which properties to return
     * @param after      where the page begins, null for the first
     * @param limit      how many, at most {@link #MAX_LIST_LIMIT}
     * @param archived   the deleted ones instead of the living
     */
    public HubSpotPage list(
            String objectType, List<String> properties, String after, int limit, boolean archived, Priority priority) {
        String path = settings.version().objects(objectType);
        URI uri = address(path)
                .with("limit", limit)
                .with("after", after)
                .with("archived", archived ? "true" : null)
                .with("properties", properties.isEmpty() ? null : String.join(",", properties))
                .uri();
        if (uri.toString().length() > MAX_ADDRESS) {
            throw tooLong(objectType, properties.size(), uri.toString().length());
        }
        return send("GET " + path, HttpRequest.get(uri), priority, answers::page);
    }

    private static ApiException tooLong(String objectType, int properties, int length) {
        return ApiException.of(
                        ApiException.Kind.INVALID,
                        "Listing " + objectType + " with " + properties + " properties makes an address of " + length
                                + " characters, HubSpot takes about " + MAX_ADDRESS + ": read fewer properties")
                .build();
    }

    /** One page of a search, which has a rate limit of its own. */
    public HubSpotPage search(String objectType, HubSpotSearch query, Priority priority) {
        String path = settings.version().objects(objectType) + "/search";
        HttpRequest request = HttpRequest.repeatablePost(address(path).uri(), HubSpotBodies.search(query), JSON);
        return send("POST " + path, request, priority, answers::page);
    }

    /** The definitions of a type's properties, without those that HubSpot calls sensitive. */
    public List<HubSpotProperty> properties(String objectType) {
        String path = settings.version().properties(objectType);
        return send("GET " + path, HttpRequest.get(address(path).uri()), Priority.LIVE, HubSpotAnswers::properties);
    }

    /**
     * Creates a property.
     *
     * @throws ApiException of kind {@code CONFLICT} if there is one of that name already
     */
    public HubSpotProperty createProperty(String objectType, HubSpotProperty definition) {
        String path = settings.version().properties(objectType);
        HttpRequest request = HttpRequest.post(address(path).uri(), HubSpotBodies.property(definition), JSON);
        return send("POST " + path, request, Priority.LIVE, HubSpotAnswers::property);
    }

    /**
     * Reads up to {@link #MAX_BATCH} objects. Those not found are in the errors; the loser of a merge comes back as the
     * survivor, under another id.
     *
     * @param idProperty what the ids are values of, null for record ids
     */
    public BatchResult batchRead(String objectType, String idProperty, List<String> ids, List<String> properties) {
        byte[] body = HubSpotBodies.batchRead(idProperty, ids, properties);
        return batch(objectType, "read", ids.size(), body, true);
    }

    /**
     * Writes up to {@link #MAX_BATCH} objects, creating those that are not there.
     *
     * @param idProperty a unique property that the inputs' ids are values of
     */
    public BatchResult batchUpsert(String objectType, String idProperty, List<BatchInput> inputs) {
        byte[] body = HubSpotBodies.batchWrite(idProperty, inputs);
        return batch(objectType, "upsert", inputs.size(), body, true);
    }

    /**
     * Writes up to {@link #MAX_BATCH} objects that are there.
     *
     * @param idProperty what the inputs' ids are values of, null for record ids
     */
    public BatchResult batchUpdate(String objectType, String idProperty, List<BatchInput> inputs) {
        byte[] body = HubSpotBodies.batchWrite(idProperty, inputs);
        return batch(objectType, "update", inputs.size(), body, true);
    }

    /**
     * Creates up to {@link #MAX_BATCH} objects; the inputs' ids are not sent. Not tried again when it is unknown whether
     * HubSpot did it: look the objects up first.
     */
    public BatchResult batchCreate(String objectType, List<BatchInput> inputs) {
        List<BatchInput> withoutIds = inputs.stream()
                .map(input -> new BatchInput(null, input.properties(), input.traceId()))
                .toList();
        byte[] body = HubSpotBodies.batchWrite(null, withoutIds);
        return batch(objectType, "create", inputs.size(), body, false);
    }

    private BatchResult batch(String objectType, String verb, int size, byte[] body, boolean repeatable) {
        if (size < 1 || size > MAX_BATCH) {
            throw new IllegalArgumentException("A batch has 1 to " + MAX_BATCH + " inputs, not " + size);
        }
        String path = settings.version().objects(objectType) + "/batch/" + verb;
        URI uri = address(path).uri();
        HttpRequest request =
                repeatable ? HttpRequest.repeatablePost(uri, body, JSON) : HttpRequest.post(uri, body, JSON);
        return send("POST " + path, request, Priority.LIVE, answers::batch);
    }

    private QueryString address(String path) {
        return QueryString.of(settings.baseUrl(), path);
    }

    private <T> T send(String operation, HttpRequest request, Priority priority, Reader<T> reader) {
        boolean search = operation.endsWith("/search");
        DailyAllowance day = DailyAllowance.of(budgets.account());
        day.check();
        RateBudget budget = search ? budgets.search() : budgets.tenSeconds();
        Function<HttpResponse, T> learnAndRead = response -> {
            if (!search) {
                budgets.learn(response);
            }
            day.learn(response, settings.rate().reserve());
            return read(operation.substring(operation.indexOf(' ') + 1), response, reader);
        };
        try {
            return caller.call(operation, request, priority, learnAndRead, budget);
        } catch (ApiException e) {
            if (DailyAllowance.POLICY.equals(e.code())) {
                throw day.exhausted();
            }
            throw e;
        }
    }

    private <T> T read(String path, HttpResponse response, Reader<T> reader) {
        try {
            return reader.read(response);
        } catch (IOException | NumberFormatException e) {
            String why = e instanceof JsonProcessingException ? "It is not JSON" : e.getMessage();
            throw ApiException.of(
                            ApiException.Kind.PROTOCOL,
                            settings.baseUrl() + " answered " + path + " with something that is not HubSpot's. " + why
                                    + ": check hubspot.api.base.url and hubspot.api.version")
                    .status(response.status())
                    .build();
        }
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
