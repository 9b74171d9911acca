package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import io.connectivityfabric.convert.Times;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Unified records as JSON for people: fields in the order of the schema, times in ISO 8601. */
public final class UnifiedJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private UnifiedJson() {}

    public static ObjectNode write(Struct record) {
        ObjectNode object = JSON.objectNode();
        for (Field field : record.schema().fields()) {
            object.set(field.name(), json(record.get(field)));
        }
        return object;
    }

    /**
     * Reads what {@link #write} wrote; absent fields take their defaults.
     *
     * @throws IllegalArgumentException naming the field that does not fit the schema
     */
    public static Struct read(JsonNode json, Schema schema) {
        return struct(json, schema, "");
    }

    private static JsonNode json(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Struct struct) {
            return write(struct);
        }
        if (value instanceof Date date) {
            return JSON.textNode(date.toInstant().toString());
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(entry -> array.add(json(entry)));
            return array;
        }
        return JsonValues.of(value);
    }

    private static Struct struct(JsonNode json, Schema schema, String path) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "A unified record" : "Field '" + path + "'") + " must be a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (schema.field(name) == null) {
                throw new IllegalArgumentException("Unknown field '" + inside(path, name) + "'. "
                        + Suggestions.didYouMean(name, ReadCompiler.names(schema)));
            }
        });
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            JsonNode value = json.get(field.name());
            String name = inside(path, field.name());
            if (value != null && !value.isNull()) {
                struct.put(field, value(value, field.schema(), name));
            } else if (field.schema().defaultValue() != null) {
                struct.put(field, field.schema().defaultValue());
            } else if (!field.schema().isOptional()) {
                throw new IllegalArgumentException("Field '" + name + "' is required but missing");
            }
        }
        return struct;
    }

    private static Object value(JsonNode json, Schema schema, String path) {
        return switch (schema.type()) {
            case STRUCT -> struct(json, schema, path);
            case ARRAY -> list(json, schema, path);
            case MAP -> map(json, path);
            default -> scalar(json, schema, path);
        };
    }

    private static List<Object> list(JsonNode json, Schema schema, String path) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("Field '" + path + "' must be a JSON list");
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode entry : json) {
            list.add(value(entry, schema.valueSchema(), path + "[" + list.size() + "]"));
        }
        return list;
    }

    private static Map<String, Object> map(JsonNode json, String path) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("Field '" + path + "' must be a JSON object");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> map.put(
                        entry.getKey(), scalar(entry.getValue(), Schema.STRING_SCHEMA, inside(path, entry.getKey()))));
        return map;
    }

    private static Object scalar(JsonNode json, Schema schema, String path) {
        Object value = JsonPath.value(json);
        try {
            if (value != null && Timestamp.LOGICAL_NAME.equals(schema.name())) {
                return Times.isoOrMillis(value);
            }
            if (schema.type() == Schema.Type.INT64 && value != null) {
                return Numbers.integer(value);
            }
            if (schema.type() == Schema.Type.INT32 && value != null) {
                return Math.toIntExact(Numbers.integer(value));
            }
            if (schema.type() == Schema.Type.FLOAT64 && value != null) {
                return Numbers.decimal(value).doubleValue();
            }
        } catch (ConversionException | ArithmeticException failure) {
            throw new IllegalArgumentException("Field '" + path + "' " + failure.getMessage(), failure);
        }
        boolean fits = schema.type() == Schema.Type.STRING ? value instanceof String : value instanceof Boolean;
        if (!fits) {
            throw new IllegalArgumentException(
                    "Field '" + path + "' must be " + (schema.type() == Schema.Type.STRING ? "text" : "true or false"));
        }
        return value;
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
