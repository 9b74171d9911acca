package io.connectivityfabric.it.conformance;

import io.connectivityfabric.it.conformance.Routes.Match;
import java.util.List;
import java.util.stream.Stream;

/** Holds one exchange against the document. */
final class ExchangeCheck {
    private final Routes routes;
    private final RequestCheck requests;
    private final AnswerCheck answers;

    ExchangeCheck(SpecDocument document) {
        SchemaCheck schemas = new SchemaCheck(document);
        routes = new Routes(document.operations());
        requests = new RequestCheck(document, schemas);
        answers = new AnswerCheck(schemas);
    }

    /** The findings, each as {@code METHOD path REQ|RES finding}; empty if the exchange conforms. */
    List<String> check(Exchange exchange) {
        Match match = routes.find(exchange.method(), exchange.path());
        if (match instanceof Match.Found found) {
            String route = exchange.method() + " " + found.operation().path();
            return Stream.concat(
                            requests.check(exchange, found).stream().map(finding -> route + " REQ " + finding),
                            answers.check(exchange, found.operation()).stream()
                                    .map(finding -> route + " RES " + finding))
                    .toList();
        }
        String unknown = match instanceof Match.UnknownPath ? "path" : "method";
        return List.of(exchange.method() + " " + exchange.path() + " REQ " + unknown + " not in spec");
    }
}
