package io.connectivityfabric.sandbox.http;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with the next matching requests.
 *
 * @param api {@code stripe}, {@code hubspot}, or null for both
 * @param path found somewhere in "METHOD path"; null for all
 * @param status of the answer, for {@link Kind#STATUS}
 * @param times how many requests it strikes
 * @param skip how many matching requests it lets pass before
 * @param applied whether the request is carried out all the same, and only its answer is lost
 * @param hold how long the caller is kept waiting before the fault shows; for {@link Kind#TIMEOUT} before the
 *     connection is cut
 */
public record Fault(
        String api, Pattern path, Kind kind, int status, int times, int skip, boolean applied, Duration hold) {

    /** What the caller sees. */
    public enum Kind {
        /** An answer with an error status. */
        STATUS,
        /** No answer until the hold is over, then a cut connection. */
        TIMEOUT,
        /** The connection is reset without an answer. */
        RESET,
        /** An answer whose JSON breaks off in the middle. */
        BROKEN_JSON
    }

    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(hold, "hold");
        if (times < 1 || skip < 0) {
            throw new IllegalArgumentException("times must be at least 1 and skip not negative");
        }
        if (kind == Kind.STATUS && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
        }
    }

    /** The next {@code times} requests to an API are answered with this error. */
    public static Fault status(String api, int status, int times) {
        return new Fault(api, null, Kind.STATUS, status, times, 0, false, Duration.ZERO);
    }

    /** The next {@code times} requests to an API are cut off without an answer. */
    public static Fault reset(String api, int times) {
        return new Fault(api, null, Kind.RESET, 0, times, 0, false, Duration.ZERO);
    }

    /** The next {@code times} requests to an API get no answer. */
    public static Fault timeout(String api, int times, Duration hold) {
        return new Fault(api, null, Kind.TIMEOUT, 0, times, 0, false, hold);
    }

    /** The next {@code times} answers of an API break off in the middle. */
    public static Fault brokenJson(String api, int times) {
        return new Fault(api, null, Kind.BROKEN_JSON, 0, times, 0, false, Duration.ZERO);
    }

    /** The same, only for requests whose "METHOD path" holds this pattern. */
    public Fault on(String pattern) {
        return new Fault(api, Pattern.compile(pattern), kind, status, times, skip, applied, hold);
    }

    /** The same, but the request is carried out: only its answer is lost. */
    public Fault afterApplying() {
        return new Fault(api, path, kind, status, times, skip, true, hold);
    }

    /** The same, after this many matching requests have passed. */
    public Fault after(int requests) {
        return new Fault(api, path, kind, status, times, requests, applied, hold);
    }

    boolean matches(String apiName, ApiRequest request) {
        return (api == null || api.equals(apiName))
                && (path == null
                        || path.matcher(request.method() + " " + request.path()).find());
    }
}
