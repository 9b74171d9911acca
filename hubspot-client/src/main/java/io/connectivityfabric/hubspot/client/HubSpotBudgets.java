package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.RateBudget;
import io.connectivityfabric.http.RateBudgets;
import io.connectivityfabric.http.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HubSpot's limits (developers.hubspot.com, usage guidelines): calls in ten seconds for each app, and separately five
 * searches a second for the whole account. The ten-second limit depends on the customer's plan; every answer but a
 * search's says what it is.
 */
final class HubSpotBudgets {
    static final String TEN_SECONDS = "ten-secondly";
    static final String SEARCH = "search";

    /** Of a private app under a Professional or Enterprise plan; the first answer corrects it. */
    private static final RateLimit PER_APP = new RateLimit(190, Duration.ofSeconds(10));

    /** Of an OAuth app in each account, whatever the account's plan. */
    private static final RateLimit PER_OAUTH_APP = new RateLimit(110, Duration.ofSeconds(10));

    private static final RateLimit SEARCHES = RateLimit.perSecond(5);

    /** Which portal a token belongs to, as far as known: all apps of a portal share the search limit. */
    private static final Map<String, String> PORTALS = new ConcurrentHashMap<>();

    private final HubSpotSettings settings;
    private final String app;

    HubSpotBudgets(HubSpotSettings settings) {
        this.settings = settings;
        this.app = "hubspot|" + settings.baseUrl().getAuthority() + "|"
                + settings.credential().identity();
    }

    /** The token turned out to belong to this portal. */
    void belongsTo(long portalId) {
        PORTALS.put(app, "hubspot|" + settings.baseUrl().getAuthority() + "|" + portalId);
    }

    /** What the provider counts daily calls and searches by. */
    String account() {
        return PORTALS.getOrDefault(app, app);
    }

    RateBudget search() {
        return RateBudgets.shared().budget(account(), SEARCH, SEARCHES, settings.rate());
    }

    RateBudget tenSeconds() {
        boolean oauth = settings.credential() instanceof HubSpotCredential.Installation;
        return RateBudgets.shared().budget(app, TEN_SECONDS, oauth ? PER_OAUTH_APP : PER_APP, settings.rate());
    }

    /** Takes over the limit that an answer names. */
    void learn(HttpResponse response) {
        Optional<Integer> max = number(response, "X-HubSpot-RateLimit-Max");
        Optional<Integer> interval = number(response, "X-HubSpot-RateLimit-Interval-Milliseconds");
        if (max.isPresent() && interval.isPresent()) {
            tenSeconds().learn(new RateLimit(max.get(), Duration.ofMillis(interval.get())));
        }
    }

    private static Optional<Integer> number(HttpResponse response, String header) {
        try {
            return response.header(header)
                    .map(text -> Integer.valueOf(text.trim()))
                    .filter(n -> n > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
