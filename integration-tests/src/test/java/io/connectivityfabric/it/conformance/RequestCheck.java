package io.connectivityfabric.it.conformance;

import io.connectivityfabric.it.conformance.FormTree.Fields;
import io.connectivityfabric.it.conformance.FormTree.Repeated;
import io.connectivityfabric.it.conformance.FormTree.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a request against its operation: authorization, path and query parameters, form or JSON body. */
final class RequestCheck {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Who asks for a token has none yet: credentials are in the form. */
    private static final Pattern GIVES_TOKENS = Pattern.compile("/oauth/(v1|v3|20\\d\\d-\\d\\d)/token");

    private final SpecDocument document;
    private final ParameterCheck parameters;
    private final SchemaCheck schemas;

    RequestCheck(SpecDocument document, SchemaCheck schemas) {
        this.document = document;
        this.parameters = new ParameterCheck(document);
        this.schemas = schemas;
    }

    List<String> check(Exchange exchange, Routes.Match.Found route) {
        List<String> findings = new ArrayList<>();
        if (!exchange.authorized() && !GIVES_TOKENS.matcher(exchange.path()).matches()) {
            findings.add("no Authorization header");
        }
        for (JsonNode parameter : route.operation().parametersIn("path")) {
            String name = parameter.path("name").asString();
            String value = route.pathValues().getOrDefault(name, "");
            findings.addAll(parameters.check("path " + name, new Text(value), parameter.path("schema")));
        }
        findings.addAll(query(FormTree.parse(exchange.query()), route.operation()));
        findings.addAll(body(exchange, route.operation().requestBody()));
        return findings;
    }

    private List<String> query(Fields given, Operation operation) {
        List<String> findings = new ArrayList<>();
        Map<String, JsonNode> declared = new HashMap<>();
        operation
                .parametersIn("query")
                .forEach(p -> declared.put(p.path("name").asString().replaceAll("\\[]$", ""), p));
        declared.forEach((name, parameter) -> {
            if (given.byName().containsKey(name)) {
                FormTree value = given.byName().get(name);
                findings.addAll(
                        parameters.check("query " + name, commaSeparated(value, parameter), parameter.path("schema")));
            } else if (parameter.path("required").asBoolean(false)) {
                findings.add("query " + name + ": must be given");
            }
        });
        given.byName().keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> findings.add("query " + name + ": unknown parameter"));
        return findings;
    }

    /** In {@code form} style a list may be one text with commas. */
    private FormTree commaSeparated(FormTree value, JsonNode parameter) {
        boolean list = document.resolve(parameter.path("schema"))
                .path("type")
                .asString("")
                .equals("array");
        boolean form = parameter.path("style").asString("form").equals("form");
        if (list && form && value instanceof Text text) {
            return new Repeated(Stream.of(text.value().split(",", -1))
                    .<FormTree>map(Text::new)
                    .toList());
        }
        return value;
    }

    private List<String> body(Exchange exchange, JsonNode declared) {
        if (exchange.requestBody().length == 0) {
            boolean missing = declared.path("required").asBoolean(false)
                    && !declared.path("content").has(FORM);
            return missing ? List.of("body must be given") : List.of();
        }
        if (declared.path("content").isEmpty()) {
            return List.of("body sent where spec has none");
        }
        JsonNode content = declared.path("content").path(exchange.contentType());
        if (content.isMissingNode()) {
            content = declared.path("content").path("*/*");
        }
        if (content.isMissingNode()) {
            return List.of("Content-Type '" + exchange.contentType() + "' not in spec");
        }
        if (exchange.contentType().equals(FORM)) {
            Fields form = FormTree.parse(new String(exchange.requestBody(), StandardCharsets.UTF_8));
            return parameters.check("form", form, content.path("schema"));
        }
        return exchange.contentType().contains("json") ? json(exchange, content.path("schema")) : List.of();
    }

    private List<String> json(Exchange exchange, JsonNode schema) {
        try {
            return schemas.check(JsonMapper.shared().readTree(exchange.requestBody()), schema).stream()
                    .map(finding -> "body " + finding)
                    .toList();
        } catch (JacksonException e) {
            return List.of("body is not JSON");
        }
    }
}
