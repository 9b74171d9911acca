package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Countries;
import io.connectivityfabric.convert.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** Single values out of whatever a path gives. */
final class Scalars {

    private Scalars() {}

    /**
     * A single value as text: numbers in plain digits.
     *
     * @throws ConversionException if it is a nested object or list
     */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null) {
            return null;
        }
        if (value instanceof Number) {
            return Numbers.plainText(value);
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        throw mismatch(value, "a single value");
    }

    /** The texts of a list, or a single one. */
    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonNode list && list.isArray()) {
            for (JsonNode entry : list) {
                addText(texts, JsonPath.value(entry));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> addText(texts, entry));
        } else {
            addText(texts, value);
        }
        return texts;
    }

    /**
     * The id of an object that a provider may give by its id alone, or whole; null if neither is there.
     *
     * @throws ConversionException if it is a list, or an object without id
     */
    static String id(Object value) {
        Object id = value instanceof JsonNode object && object.isObject() ? JsonPath.value(object.get("id")) : value;
        if (id == null) {
            throw new ConversionException("is an object without id");
        }
        String text = text(id);
        return text.isBlank() ? null : text;
    }

    /** Whether there is no value, or text of nothing but blanks. */
    static boolean isBlank(Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    /**
     * True or false, also as the text that HubSpot sends; null of empty text.
     *
     * @throws ConversionException if it is neither
     */
    static Boolean bool(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = text(value).strip();
        return switch (text) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConversionException("is neither true nor false");
        };
    }

    /** The code of the country that a path names, by code or name; null if it names none. */
    static String country(Expr path, Scope scope) {
        Object country = path == null ? null : path.eval(scope);
        return country instanceof String text ? Countries.codeOf(text) : null;
    }

    private static void addText(List<String> texts, Object value) {
        String text = text(value);
        if (text != null) {
            texts.add(text);
        }
    }

    /**
     * For what is of another kind than it must be.
     *
     * @param expected such as {@code a list}
     */
    static ConversionException mismatch(Object value, String expected) {
        return new ConversionException("is " + kind(value) + " where " + expected + " is expected");
    }

    private static String kind(Object value) {
        if (value instanceof JsonNode node && node.isArray() || value instanceof List) {
            return "a list";
        }
        return value instanceof JsonNode || value instanceof Struct || value instanceof Map
                ? "an object"
                : "a single value";
    }
}
