package io.connectivityfabric.it.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the operation of a request; a literal segment wins over a placeholder. */
final class Routes {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}/]+)}");

    private final List<Route> routes;

    Routes(List<Operation> operations) {
        routes = operations.stream()
                .map(Route::of)
                .sorted(Comparator.comparingInt((Route r) -> r.names().size())
                        .thenComparing(Comparator.comparingInt(
                                        (Route r) -> r.operation().path().length())
                                .reversed()))
                .toList();
    }

    /** What a request's method and path lead to. */
    Match find(String method, String path) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(path);
            if (!matcher.matches()) {
                continue;
            }
            pathKnown = true;
            if (route.operation().method().equals(method)) {
                return new Match.Found(route.operation(), route.values(matcher));
            }
        }
        return pathKnown ? new Match.UnknownMethod() : new Match.UnknownPath();
    }

    /** The outcome of a look-up. */
    sealed interface Match {
        /** The operation, and what its placeholders stand for. */
        record Found(Operation operation, Map<String, String> pathValues) implements Match {}

        /** The path is declared, but not for this method. */
        record UnknownMethod() implements Match {}

        /** No declared path matches. */
        record UnknownPath() implements Match {}
    }

    private record Route(Operation operation, Pattern pattern, List<String> names) {
        static Route of(Operation operation) {
            StringBuilder regex = new StringBuilder();
            Matcher matcher = PLACEHOLDER.matcher(operation.path());
            int end = 0;
            while (matcher.find()) {
                regex.append(Pattern.quote(operation.path().substring(end, matcher.start())))
                        .append("([^/]+)");
                end = matcher.end();
            }
            regex.append(Pattern.quote(operation.path().substring(end)));
            List<String> names = PLACEHOLDER
                    .matcher(operation.path())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            return new Route(operation, Pattern.compile(regex.toString()), names);
        }

        Map<String, String> values(Matcher matcher) {
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), matcher.group(i + 1));
            }
            return values;
        }
    }
}
