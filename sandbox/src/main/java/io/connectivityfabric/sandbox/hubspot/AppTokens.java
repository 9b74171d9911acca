package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.SandboxClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens that the app got for its credentials, alone or with a portal's refresh token. They live half an hour. */
final class AppTokens {
    static final Duration LIFE = Duration.ofMinutes(30);

    private final SandboxClock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    AppTokens(SandboxClock clock) {
        this.clock = clock;
    }

    /** @param portal null for one of client credentials */
    record Grant(Portal portal, Set<String> scopes, long expiresAt) {}

    String issue(Portal portal, String scopes) {
        Set<String> asked = new LinkedHashSet<>(Arrays.asList(scopes.strip().split("[ ,]+")));
        asked.remove("");
        String kind = portal == null ? "client" : "oauth";
        String token = "C" + kind + "-" + count.incrementAndGet() + "-" + Long.toHexString(clock.millis());
        grants.put(token, new Grant(portal, asked, clock.millis() + LIFE.toMillis()));
        return token;
    }

    /**
     * The grant of a token, if there is such a token.
     *
     * @throws HubSpotException if its time is over
     */
    Optional<Grant> grant(String token) {
        Grant grant = grants.get(token);
        if (grant != null && grant.expiresAt <= clock.millis()) {
            throw HubSpotException.expired();
        }
        return Optional.ofNullable(grant);
    }

    /** All tokens so far are over, as if their time had come. */
    void expireAll() {
        grants.replaceAll((token, grant) -> new Grant(grant.portal, grant.scopes, 0));
    }
}
