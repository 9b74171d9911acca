package io.connectivityfabric.sandbox.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with the next matching requests.
 *
 * @param api {@code stripe}, {@code hubspot}, or null for both
 * @param path found somewhere in "METHOD path"; null for all
 * @param status of the answer, for {@link Kind#STATUS}
 * @param reason what the answer gives as its reason, for a 429 of Stripe: {@code global-rate} and its like in the header,
 *     or {@code lock_timeout}; null for the usual one
 * @param times how many requests it strikes
 * @param chance how likely it strikes a matching request, up to 1
 * @param skip how many matching requests it lets pass before
 * @param headers what the answer has besides its usual headers, such as {@code Stripe-Should-Retry}
 * @param applied whether the request is carried out all the same, and only its answer is lost
 * @param hold how long the caller is kept waiting before the fault shows; for {@link Kind#TIMEOUT} before the
 *     connection is cut
 */
public record Fault(
        String api,
        Pattern path,
        Kind kind,
        int status,
        String reason,
        int times,
        double chance,
        int skip,
        Map<String, String> headers,
        boolean applied,
        Duration hold) {

    /** What the caller sees. */
    public enum Kind {
        /** An answer with an error status. */
        STATUS,
        /** No answer until the hold is over, then a cut connection. */
        TIMEOUT,
        /** The connection is reset without an answer. */
        RESET,
        /** An answer whose JSON breaks off in the middle. */
        BROKEN_JSON,
        /** An answer that is shorter than its Content-Length: the connection is cut in the middle. */
        TRUNCATED,
        /** An answer with the right status and bytes that mean nothing. */
        GARBAGE
    }

    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(hold, "hold");
        headers = Map.copyOf(headers);
        if (times < 1 || skip < 0) {
            throw new IllegalArgumentException("times must be at least 1 and skip not negative");
        }
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance must be above 0 and at most 1, not " + chance);
        }
        if (kind == Kind.STATUS && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
        }
    }

    /** The next {@code times} requests to an API are answered with this error. */
    public static Fault status(String api, int status, int times) {
        return of(api, Kind.STATUS, status, times, Duration.ZERO);
    }

    /** The next {@code times} requests to an API are cut off without an answer. */
    public static Fault reset(String api, int times) {
        return of(api, Kind.RESET, 0, times, Duration.ZERO);
    }

    /** The next {@code times} requests to an API get no answer. */
    public static Fault timeout(String api, int times, Duration hold) {
        return of(api, Kind.TIMEOUT, 0, times, hold);
    }

    /** The next {@code times} answers of an API break off in the middle. */
    public static Fault brokenJson(String api, int times) {
        return of(api, Kind.BROKEN_JSON, 0, times, Duration.ZERO);
    }

    /** The next {@code times} answers of an API end before their Content-Length. */
    public static Fault truncated(String api, int times) {
        return of(api, Kind.TRUNCATED, 0, times, Duration.ZERO);
    }

    /** The next {@code times} answers of an API are bytes that mean nothing. */
    public static Fault garbage(String api, int times) {
        return of(api, Kind.GARBAGE, 0, times, Duration.ZERO);
    }

    private static Fault of(String api, Kind kind, int status, int times, Duration hold) {
        return new Fault(api, null, kind, status, null, times, 1, 0, Map.of(), false, hold);
    }

    /** The same, only for requests whose "METHOD path" holds this pattern. */
    public Fault on(String pattern) {
        return new Fault(
                api, Pattern.compile(pattern), kind, status, reason, times, chance, skip, headers, applied, hold);
    }

    /** The same, but the request is carried out: only its answer is lost. */
    public Fault afterApplying() {
        return new Fault(api, path, kind, status, reason, times, chance, skip, headers, true, hold);
    }

    /** The same, after this many matching requests have passed. */
    public Fault after(int requests) {
        return new Fault(api, path, kind, status, reason, times, chance, requests, headers, applied, hold);
    }

    /** The same, but only this share of the matching requests is struck, by chance. */
    public Fault withChance(double share) {
        return new Fault(api, path, kind, status, reason, times, share, skip, headers, applied, hold);
    }

    /** The same, with one more header in the answer. */
    public Fault with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Fault(api, path, kind, status, reason, times, chance, skip, more, applied, hold);
    }

    /** The same, with a reason for its 429. */
    public Fault because(String why) {
        return new Fault(api, path, kind, status, why, times, chance, skip, headers, applied, hold);
    }

    boolean matches(String apiName, ApiRequest request) {
        return (api == null || api.equals(apiName))
                && (path == null
                        || path.matcher(request.method() + " " + request.path()).find());
    }
}
