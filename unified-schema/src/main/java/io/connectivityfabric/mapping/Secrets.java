package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What must not leave a provider: secrets that let somebody act on an object, and what a payment can be made with. Told by
 * the names that providers give them; a card's number, by its digits as well, and a client secret, which also stands in
 * addresses of pages, by its form.
 */
public final class Secrets {

    /** Names of fields that are secret wherever they stand. */
    static final List<String> NAMES = List.of(
            "client_secret", "secret", "cvc", "cvc2", "cvv", "cryptogram", "account_number", "card_number", "pan");

    private static final String NUMBER = "number";
    private static final Pattern CARD_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){11,18}");

    private static final String MARK = "_secret_";
    private static final Pattern CLIENT_SECRET = Pattern.compile("[A-Za-z0-9_]+_secret_[A-Za-z0-9_]+");
    private static final String HIDDEN = "***";

    private static final JsonFactory JSON = JsonFactory.builder()
            // Keys come from customers: they must not pile up in the JVM's string table.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Secrets() {}

    /** Whether a field is secret by its name alone. */
    static boolean isName(String field) {
        return NAMES.contains(field);
    }

    /** Whether what stands in a field is secret. */
    static boolean isSecret(String field, String text) {
        return isName(field) || field.equals(NUMBER) && isCardNumber(text);
    }

    /** The text without client secrets in it, such as those in the address that a payer is sent to. */
    static String hideIn(String text) {
        return text.contains(MARK) ? CLIENT_SECRET.matcher(text).replaceAll(HIDDEN) : text;
    }

    /**
     * A JSON text without secrets at any depth, compact, and otherwise token for token: numbers keep their digits.
     *
     * @throws IllegalArgumentException if it is no JSON; the message does not quote it
     */
    public static String without(String json) {
        StringWriter text = new StringWriter(json.length());
        try (JsonParser in = JSON.createParser(json);
                JsonGenerator out = JSON.createGenerator(text)) {
            while (in.nextToken() != null) {
                copy(in, out);
            }
        } catch (IOException broken) {
            // Without the cause: Jackson quotes from the text.
            throw new IllegalArgumentException("It is not valid JSON");
        }
        return text.toString();
    }

    /** The same node if there are no secrets in it, else a copy without them. */
    static JsonNode without(JsonNode node) {
        return holdsOne(node) ? copy(node) : node;
    }

    private static boolean holdsOne(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().contains(MARK);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isSecret(field.getKey(), field.getValue().asText()) || holdsOne(field.getValue())) {
                return true;
            }
        }
        if (node.isArray()) {
            for (JsonNode entry : node) {
                if (holdsOne(entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static JsonNode copy(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(hideIn(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(entry -> list.add(copy(entry)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !isSecret(field.getKey(), field.getValue().asText()))
                .forEach(field -> object.set(field.getKey(), copy(field.getValue())));
        return object;
    }

    private static void copy(JsonParser in, JsonGenerator out) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> out.writeStartObject();
            case END_OBJECT -> out.writeEndObject();
            case START_ARRAY -> out.writeStartArray();
            case END_ARRAY -> out.writeEndArray();
            case FIELD_NAME -> field(in, out);
            case VALUE_STRING -> out.writeString(hideIn(in.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
            case VALUE_TRUE -> out.writeBoolean(true);
            case VALUE_FALSE -> out.writeBoolean(false);
            default -> out.writeNull();
        }
    }

    private static void field(JsonParser in, JsonGenerator out) throws IOException {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (isSecret(name, value.isScalarValue() ? in.getText() : "")) {
            in.skipChildren();
        } else {
            out.writeFieldName(name);
            copy(in, out);
        }
    }

    /** Digits of a card's length with the check digit of one: a number of an invoice seldom has it. */
    private static boolean isCardNumber(String text) {
        if (!CARD_NUMBER.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        boolean twice = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                int digit = Character.digit(c, 10) * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
