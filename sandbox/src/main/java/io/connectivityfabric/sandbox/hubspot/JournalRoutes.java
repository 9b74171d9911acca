package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.SandboxClock;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.seed.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal of one portal for the app, the files it leads to, and what the app has subscribed to. The files are fetched
 * from signed addresses that take no token.
 */
final class JournalRoutes {
    private static final Duration ADDRESS_LIFE = Duration.ofMinutes(10);
    private static final int MAX_BATCH = 100;
    private static final String READ = "developer.webhooks_journal.read";
    private static final String SUBSCRIPTIONS_READ = "developer.webhooks_journal.subscriptions.read";
    private static final String SUBSCRIPTIONS_WRITE = "developer.webhooks_journal.subscriptions.write";

    private final SandboxClock clock;
    private final List<Portal> portals;
    private final AtomicLong subscriptionIds = new AtomicLong(5_000_000);

    JournalRoutes(SandboxClock clock, List<Portal> portals) {
        this.clock = clock;
        this.portals = portals;
    }

    void addTo(Routes routes) {
        one(routes, "GET /earliest", call -> journal(call).earliest(1));
        one(routes, "GET /latest", call -> journal(call).latest(1));
        one(routes, "GET /offset/:offset/next", call -> journal(call).after(call.path("offset"), 1));
        many(routes, "GET /batch/earliest/:count", call -> journal(call).earliest(count(call)));
        many(routes, "GET /batch/latest/:count", call -> journal(call).latest(count(call)));
        many(routes, "GET /batch/:offset/next/:count", call -> journal(call).after(call.path("offset"), count(call)));
        routes.add(Family.JOURNAL, "POST /batch/read", Quota.FREE, this::read)
                .add(Family.JOURNAL_SUBSCRIPTIONS, "GET /", Quota.FREE, this::subscriptions)
                .add(Family.JOURNAL_SUBSCRIPTIONS, "POST /", Quota.FREE, this::subscribe)
                .add(Family.JOURNAL_SUBSCRIPTIONS, "DELETE /portals/:portal", Quota.FREE, this::unsubscribePortal)
                .add(Family.JOURNAL_SUBSCRIPTIONS, "GET /:id", Quota.FREE, this::subscription)
                .add(Family.JOURNAL_SUBSCRIPTIONS, "DELETE /:id", Quota.FREE, this::unsubscribe)
                .add(Family.JOURNAL_FILES, "GET /:portal/:offset", Quota.FREE, this::file);
    }

    /** Finds entries. */
    @FunctionalInterface
    private interface Finder {
        List<Journal.Entry> find(Call call);
    }

    private void one(Routes routes, String operation, Finder finder) {
        routes.add(Family.JOURNAL, operation, Quota.FREE, call -> {
            List<Journal.Entry> found = finder.find(call);
            return found.isEmpty()
                    ? ApiResponse.noContent()
                    : ApiResponse.json(200, Json.bytes(entry(call, found.get(0))), 1);
        });
    }

    private void many(Routes routes, String operation, Finder finder) {
        routes.add(Family.JOURNAL, operation, Quota.FREE, call -> answer(call, finder.find(call)));
    }

    private ApiResponse answer(Call call, List<Journal.Entry> found) {
        String now = Instant.ofEpochMilli(clock.millis()).toString();
        ObjectNode json = Json.object().put("status", "COMPLETE");
        ArrayNode results = json.putArray("results");
        found.forEach(e -> results.add(entry(call, e)));
        json.put("startedAt", now).put("completedAt", now);
        return ApiResponse.json(200, Json.bytes(json), found.size());
    }

    private ApiResponse read(Call call) {
        Journal journal = journal(call);
        BatchAnswer answer = new BatchAnswer(clock.millis());
        for (JsonNode input : BatchInputs.of(call.body(), MAX_BATCH)) {
            journal.entry(input.asText())
                    .ifPresentOrElse(
                            e -> answer.result(Json.bytes(entry(call, e))),
                            () -> answer.error(HubSpotException.rowsNotFound("journal", List.of(input.asText()))
                                    .row(null)));
        }
        return answer.response(200, clock.millis());
    }

    private ObjectNode entry(Call call, Journal.Entry entry) {
        long expires = clock.millis() + ADDRESS_LIFE.toMillis();
        String path = portal(call).portalId() + "/" + entry.offset();
        return Json.object()
                .put(
                        "url",
                        call.request().base() + Family.JOURNAL_FILES.path() + "/s3/" + path + "?expires=" + expires
                                + "&signature=" + signature(path, expires))
                .put("expiresAt", Instant.ofEpochMilli(expires).toString())
                .put("currentOffset", entry.offset());
    }

    private static String signature(String path, long expires) {
        return Long.toHexString(Dice.salt(expires, path));
    }

    /** Whoever sends a token along gives it to somebody else: refused, as the store behind it would. */
    private ApiResponse file(Call call) {
        if (call.request().header("Authorization").isPresent()) {
            throw HubSpotException.invalid("Only one auth mechanism allowed; the address is signed already");
        }
        String path = call.path("portal") + "/" + call.path("offset");
        String expires = call.query("expires");
        boolean valid = expires != null
                && expires.matches("\\d{1,17}")
                && signature(path, Long.parseLong(expires)).equals(call.query("signature"))
                && Long.parseLong(expires) > clock.millis();
        if (!valid) {
            throw HubSpotException.forbidden("Request has expired");
        }
        return portal(call.path("portal"))
                .journal()
                .entry(call.path("offset"))
                .map(e -> ApiResponse.json(200, e.file(), 1))
                .orElseThrow(() -> HubSpotException.notFound("The specified key does not exist"));
    }

    private Journal journal(Call call) {
        call.caller().require(READ);
        return portal(call).journal();
    }

    private Portal portal(Call call) {
        return portal(String.valueOf(call.query("installPortalId")));
    }

    private Portal portal(String id) {
        return portals.stream()
                .filter(p -> Long.toString(p.portalId()).equals(id))
                .findFirst()
                .orElseThrow(() -> HubSpotException.invalid("The app is not installed in the portal " + id));
    }

    private static int count(Call call) {
        String count = call.path("count");
        if (!count.matches("\\d{1,3}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > MAX_BATCH) {
            throw HubSpotException.invalid("count must be between 1 and " + MAX_BATCH + ", not " + count);
        }
        return Integer.parseInt(count);
    }

    private ApiResponse subscriptions(Call call) {
        call.caller().require(SUBSCRIPTIONS_READ);
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        portals.forEach(p -> p.journal().subscriptions().forEach(s -> results.add(s.json())));
        return ApiResponse.json(200, Json.bytes(json), results.size());
    }

    private ApiResponse subscription(Call call) {
        call.caller().require(SUBSCRIPTIONS_READ);
        return portals.stream()
                .flatMap(p -> p.journal().subscriptions().stream())
                .filter(s -> Long.toString(s.id()).equals(call.path("id")))
                .findFirst()
                .map(s -> ApiResponse.json(200, Json.bytes(s.json()), 1))
                .orElseThrow(() -> HubSpotException.notFound("There is no subscription " + call.path("id")));
    }

    private ApiResponse subscribe(Call call) {
        call.caller().require(SUBSCRIPTIONS_WRITE);
        ObjectNode wanted = call.body();
        JournalSubscription made =
                portal(wanted.path("portalId").asText()).journal().subscribe(wanted, subscriptionIds.incrementAndGet());
        return ApiResponse.json(200, Json.bytes(made.json()), 1);
    }

    private ApiResponse unsubscribe(Call call) {
        call.caller().require(SUBSCRIPTIONS_WRITE);
        String id = call.path("id");
        boolean gone = id.matches("\\d{1,17}")
                && portals.stream()
                                .filter(p -> p.journal().unsubscribe(Long.parseLong(id)))
                                .count()
                        > 0;
        if (!gone) {
            throw HubSpotException.notFound("There is no subscription " + id);
        }
        return ApiResponse.noContent();
    }

    private ApiResponse unsubscribePortal(Call call) {
        call.caller().require(SUBSCRIPTIONS_WRITE);
        portal(call.path("portal")).journal().unsubscribeAll();
        return ApiResponse.noContent();
    }
}
