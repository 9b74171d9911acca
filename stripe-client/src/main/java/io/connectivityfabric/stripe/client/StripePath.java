package io.connectivityfabric.stripe.client;

import java.util.regex.Pattern;

/** Checks paths and turns them into the endpoint they belong to: all ids of one endpoint share its rate limit. */
final class StripePath {
    private static final Pattern LEGAL = Pattern.compile("/v1(/[A-Za-z0-9_-]+)+");
    /** Names of resources are lower case without digits; ids are not. */
    private static final Pattern ID = Pattern.compile("[^/]*[A-Z0-9][^/]*");

    private StripePath() {}

    static String checked(String path) {
        if (!LEGAL.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path + "' is not a path of the Stripe API, such as /v1/customers");
        }
        return path;
    }

    /** Verb and path with every id replaced: {@code GET /v1/customers/{id}}. */
    static String operation(String method, String path) {
        String[] segments = path.split("/", -1);
        for (int i = 2; i < segments.length; i++) {
            if (ID.matcher(segments[i]).matches()) {
                segments[i] = "{id}";
            }
        }
        return method + " " + String.join("/", segments);
    }
}
