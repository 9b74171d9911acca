package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiCaller;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallObserver;
import io.connectivityfabric.http.Failure;
import io.connectivityfabric.http.HttpRequest;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.HttpTransport;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.http.QueryString;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Webhooks Journal of one portal: what happened to its objects in the last three days, in order, as far as the app has
 * subscribed to it. There is another one of all portals that have installed the app: it is never asked, as it would show
 * one customer's data to another. Calls are exempt from the portal's limits. Safe for many threads; throws what
 * {@link HubSpotClient} throws.
 */
public final class HubSpotJournal implements AutoCloseable {
    /** How long HubSpot keeps a file. */
    public static final Duration RETENTION = Duration.ofDays(3);

    /** The largest number of entries in one answer. */
    public static final int MAX_ENTRIES = 100;

    private static final String JOURNAL = "/webhooks-journal/journal-local/2026-03";
    private static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/2026-03";
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HubSpotSettings settings;
    private final long portalId;
    private final AuthorizedCaller caller;
    private final ApiCaller files;

    /**
     * @param settings how to reach HubSpot; its access token is not used
     * @param portalId the account whose journal it is
     */
    public HubSpotJournal(HubSpotSettings settings, AppCredentials app, long portalId, CallObserver observer) {
        this.settings = settings;
        this.portalId = portalId;
        HttpTransport transport = new HttpTransport(settings.transport());
        HubSpotErrors errors = new HubSpotErrors(List.of(app.clientSecret()), "hubspot.app.client.id");
        this.caller = new AuthorizedCaller(
                new ApiCaller(transport, errors, settings.retry(), observer, "hubspot.api.base.url"),
                new IssuedToken(settings.baseUrl(), TokenGrant.of(app)));
        this.files = new ApiCaller(
                transport,
                HubSpotJournal::notTheFile,
                settings.retry(),
                observer,
                "the way out to HubSpot's file store");
    }

    public long portalId() {
        return portalId;
    }

    /** The newest entry; empty if the journal is. */
    public Optional<JournalEntry> latest() {
        return send(
                "GET " + JOURNAL + "/latest",
                HttpRequest.get(journal("/latest").uri()),
                response -> response.status() == 204
                        ? Optional.empty()
                        : Optional.of(JournalAnswers.entry(response.body())));
    }

    /** The oldest entries that there are, in order; none if the journal is empty. */
    public List<JournalEntry> earliest(int count) {
        return entries("/batch/earliest/{count}", "/batch/earliest/" + count);
    }

    /**
     * The entries behind an offset, in order; none if there is nothing new.
     *
     * @throws ApiException of kind {@code NOT_FOUND} if the journal does not reach back to the offset any more
     */
    public List<JournalEntry> next(String offset, int count) {
        return entries("/batch/{offset}/next/{count}", "/batch/" + QueryString.encode(offset) + "/next/" + count);
    }

    private List<JournalEntry> entries(String operation, String path) {
        return send(
                "GET " + JOURNAL + operation,
                HttpRequest.get(journal(path).uri()),
                response -> response.status() == 204 ? List.of() : JournalAnswers.entries(response.body()));
    }

    /** The file of an entry; if its address has ended meanwhile, a new one is asked for. */
    public JournalFile file(JournalEntry entry) {
        try {
            return download(entry);
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.NOT_FOUND) {
                throw e;
            }
            return download(readdressed(entry, e));
        }
    }

    private JournalEntry readdressed(JournalEntry entry, ApiException reason) {
        byte[] body = body(() -> MAPPER.writeValueAsBytes(Map.of("inputs", List.of(entry.offset()))));
        HttpRequest request = HttpRequest.repeatablePost(journal("/batch/read").uri(), body, JSON);
        List<JournalEntry> found =
                send("POST " + JOURNAL + "/batch/read", request, response -> JournalAnswers.entries(response.body()));
        if (found.isEmpty()) {
            throw reason;
        }
        return found.get(0);
    }

    /** Without a token: the address is signed, and belongs to somebody else's store. */
    private JournalFile download(JournalEntry entry) {
        HttpRequest request = HttpRequest.get(URI.create(entry.url()));
        return files.call(
                "GET journal file",
                request,
                Priority.LIVE,
                response -> read(
                        "the file of " + entry,
                        response,
                        plain -> JournalAnswers.file(
                                entry,
                                portalId,
                                plain.body(),
                                settings.transport().maxBodyBytes())));
    }

    private static Failure notTheFile(HttpRequest request, HttpResponse response) {
        int status = response.status();
        boolean passes = status >= 500 || status == 408 || status == 429;
        ApiException error = ApiException.of(
                        passes ? ApiException.Kind.UNAVAILABLE : ApiException.Kind.NOT_FOUND,
                        "The store of HubSpot's journal files (" + request.uri().getHost() + ") answered " + status)
                .status(status)
                .build();
        return passes ? Failure.passing(error) : Failure.fatal(error);
    }

    /** What the app has subscribed to in this portal. */
    public List<JournalSubscription> subscriptions() {
        URI uri = QueryString.of(settings.baseUrl(), SUBSCRIPTIONS).uri();
        return send(
                        "GET " + SUBSCRIPTIONS,
                        HttpRequest.get(uri),
                        response -> JournalAnswers.subscriptions(response.body()))
                .stream()
                .filter(subscription -> subscription.portalId() == portalId)
                .toList();
    }

    /** Subscribes; what is there about the same is replaced. */
    public void subscribe(JournalSubscription wanted) {
        byte[] body = body(() -> JournalAnswers.subscription(wanted));
        HttpRequest request = HttpRequest.repeatablePost(
                QueryString.of(settings.baseUrl(), SUBSCRIPTIONS).uri(), body, JSON);
        send("POST " + SUBSCRIPTIONS, request, HttpResponse::status);
    }

    private QueryString journal(String path) {
        return QueryString.of(settings.baseUrl(), JOURNAL + path).with("installPortalId", portalId);
    }

    private <T> T send(String operation, HttpRequest request, Reader<T> reader) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        return caller.call(operation, request, Priority.LIVE, response -> read(path, response, reader));
    }

    private <T> T read(String what, HttpResponse response, Reader<T> reader) {
        try {
            return reader.read(response);
        } catch (IOException e) {
            String why = e instanceof JsonProcessingException ? "It is not JSON" : e.getMessage();
            throw ApiException.of(
                            ApiException.Kind.PROTOCOL,
                            "The answer to " + what + " is not what HubSpot's journal gives. " + why
                                    + ": check hubspot.api.base.url")
                    .status(response.status())
                    .build();
        }
    }

    private static byte[] body(Body body) {
        try {
            return body.bytes();
        } catch (IOException e) {
            throw new IllegalStateException("A tree can always be written", e);
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

    @FunctionalInterface
    private interface Body {
        byte[] bytes() throws IOException;
    }
}
