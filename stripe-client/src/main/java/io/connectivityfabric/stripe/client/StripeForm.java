package io.connectivityfabric.stripe.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.http.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of a write, in Stripe's notation: {@code address[city]}, {@code images[0]}. An empty text clears.
 *
 * @param parameters by name; sorted, so that the same write is always the same body
 */
public record StripeForm(Map<String, String> parameters) {

    public StripeForm {
        parameters = new TreeMap<>(parameters);
    }

    /** The parameters that a tree of objects, lists and values stands for; null and an empty list clear. */
    public static StripeForm of(JsonNode tree) {
        Map<String, String> parameters = new TreeMap<>();
        tree.properties().forEach(field -> add(field.getKey(), field.getValue(), parameters));
        return new StripeForm(parameters);
    }

    private static void add(String name, JsonNode value, Map<String, String> parameters) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(name + "[" + field.getKey() + "]", field.getValue(), parameters));
        } else if (value.isArray() && !value.isEmpty()) {
            for (int i = 0; i < value.size(); i++) {
                add(name + "[" + i + "]", value.get(i), parameters);
            }
        } else {
            parameters.put(name, value.isNull() ? "" : value.asText(""));
        }
    }

    byte[] body() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** As it is sent. */
    public String text() {
        return parameters.entrySet().stream()
                .map(parameter ->
                        QueryString.encode(parameter.getKey()) + "=" + QueryString.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Names only: the values may be personal data. */
    @Override
    public String toString() {
        return parameters.keySet().toString();
    }
}
