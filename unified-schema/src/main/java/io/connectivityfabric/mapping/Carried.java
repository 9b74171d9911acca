package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The object that an event is about, as the event carries it: whole, or only what has changed of it. */
final class Carried {

    private static final String PAYLOAD = "payload";
    private static final String VALUES = "values";
    private static final String BELOW = "below";
    private static final String OCCURRED_AT = "occurred_at";
    private static final List<String> KEYS =
            List.of("object", "id", "operation", PAYLOAD, VALUES, BELOW, OCCURRED_AT, "change_id", "api_version");

    private final Map<String, Expr> rules = new HashMap<>();
    private final String below;

    private Carried(YamlNode.Block carries, ReadCompiler compiler) {
        Yaml.checkKeys(carries, KEYS, "'carries'");
        for (String required : List.of("object", "id", "operation")) {
            if (carries.get(required) == null) {
                throw carries.place().fault("'carries' has no '" + required + "'.", "Add a rule for it.");
            }
        }
        this.below = carries.get(BELOW) == null ? "" : Yaml.text(carries.get(BELOW), BELOW);
        carries.entries().forEach((key, rule) -> {
            if (key.equals(PAYLOAD)) {
                rules.put(
                        key,
                        compiler.path(Yaml.text(rule, key), rule.place(), false).at());
            } else if (!key.equals(BELOW)) {
                rules.put(
                        key,
                        compiler.compile(rule, new Target(key, schema(key), null))
                                .expr());
            }
        });
    }

    static Carried compile(YamlNode carries, ReadCompiler compiler) {
        return new Carried(Yaml.block(carries, "'carries'"), compiler);
    }

    private static Schema schema(String key) {
        return switch (key) {
            case OCCURRED_AT -> Timestamp.builder().optional().build();
            case VALUES ->
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                        .optional()
                        .build();
            default -> Schema.OPTIONAL_STRING_SCHEMA;
        };
    }

    /** The object in an envelope of its own; nothing if the event does not say which one, or what became of it. */
    Optional<RawRecord> of(RawRecord event, ObjectNode json) {
        Scope scope = Scope.reading(json, false, event);
        String object = text("object", scope);
        String id = text("id", scope);
        String operation = text("operation", scope);
        if (object == null || id == null || operation == null) {
            return Optional.empty();
        }
        String apiVersion = text("api_version", scope);
        return Optional.of(new RawRecord(
                event.tenant(),
                event.system(),
                event.account(),
                object,
                id,
                Operation.of(operation),
                value(OCCURRED_AT, scope) instanceof Date time ? Instant.ofEpochMilli(time.getTime()) : null,
                event.observedAt(),
                text("change_id", scope),
                apiVersion == null ? event.apiVersion() : apiVersion,
                payload(id, scope)));
    }

    private String payload(String id, Scope scope) {
        if (value(PAYLOAD, scope) instanceof JsonNode whole) {
            return whole.toString();
        }
        if (!(value(VALUES, scope) instanceof Map<?, ?> values) || values.isEmpty()) {
            return null;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", id);
        ObjectNode parent = below.isEmpty() ? object : object.putObject(below);
        values.forEach((key, text) -> parent.put((String) key, (String) text));
        return object.toString();
    }

    private String text(String key, Scope scope) {
        Object value = value(key, scope);
        return value == null ? null : Scalars.text(value);
    }

    private Object value(String key, Scope scope) {
        Expr rule = rules.get(key);
        Object value = rule == null ? null : rule.eval(scope);
        return value instanceof Absent ? null : value;
    }
}
