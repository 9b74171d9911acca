package io.connectivityfabric.unified;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The part of docs/unified-schema.md that the schemas themselves say: a diagram of their references, and their tables. */
final class SchemaDocument {

    /** What stands above it in the document is written by hand. */
    static final String MARK = "<!-- From here on written from the .avsc files; do not edit by hand. -->\n";

    /** The field property that names the entity which the ids in a field are of. */
    static final String REFERS_TO = "refers_to";

    private SchemaDocument() {}

    static String generated() {
        StringBuilder doc = new StringBuilder(MARK);
        diagram(doc);
        records().forEach(record -> table(doc, record));
        return doc.toString();
    }

    /** All records: first the entities, in their order, then what they hold. */
    static List<Schema> records() {
        Map<String, Schema> records = new LinkedHashMap<>();
        for (Entity entity : Entity.values()) {
            records.put(entity.recordName(), entity.avro());
        }
        Map<String, Schema> shared = new LinkedHashMap<>();
        for (Entity entity : Entity.values()) {
            List<Schema> all = new ArrayList<>();
            collect(entity.avro(), all);
            all.forEach(record -> shared.put(record.getName(), record));
        }
        shared.forEach(records::putIfAbsent);
        return List.copyOf(records.values());
    }

    /** A record, and the records in it, each once and after what holds it. */
    static void collect(Schema schema, List<Schema> records) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!records.contains(schema)) {
                    records.add(schema);
                    schema.getFields().forEach(field -> collect(field.schema(), records));
                }
            }
            case UNION -> schema.getTypes().forEach(type -> collect(type, records));
            case ARRAY -> collect(schema.getElementType(), records);
            default -> {
                // Nothing inside.
            }
        }
    }

    /** Where an entity holds ids of others: field, as a path, to the name of the other's record. */
    static Map<String, String> references(Schema entity) {
        Map<String, String> references = new TreeMap<>();
        references("", entity, references);
        return references;
    }

    private static void references(String prefix, Schema schema, Map<String, String> references) {
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    String name = prefix + field.name();
                    if (field.getProp(REFERS_TO) != null) {
                        references.put(name, field.getProp(REFERS_TO));
                    }
                    references(name + ".", field.schema(), references);
                }
            }
            case UNION -> schema.getTypes().forEach(type -> references(prefix, type, references));
            case ARRAY -> references(prefix, schema.getElementType(), references);
            default -> {
                // Nothing inside.
            }
        }
    }

    private static void diagram(StringBuilder doc) {
        doc.append("\n## How the entities refer to each other\n\n```mermaid\nerDiagram\n");
        for (Entity entity : Entity.values()) {
            references(entity.avro())
                    .forEach((field, other) -> doc.append("    ")
                            .append(entity.recordName())
                            .append(field.contains(".") || field.endsWith("_ids") ? " }o--o{ " : " }o--o| ")
                            .append(other)
                            .append(" : \"")
                            .append(field)
                            .append("\"\n"));
        }
        doc.append("```\n");
    }

    private static void table(StringBuilder doc, Schema record) {
        doc.append("\n## ").append(record.getName()).append("\n\n");
        doc.append(record.getDoc()).append("\n\n| Field | Type | |\n|---|---|---|\n");
        for (Schema.Field field : record.getFields()) {
            doc.append("| `").append(field.name()).append("` | ").append(type(field));
            doc.append(" | ").append(field.doc().replace("|", "\\|")).append(" |\n");
        }
    }

    private static String type(Schema.Field field) {
        String type = type(field.schema());
        Object value = field.hasDefaultValue() ? field.defaultVal() : null;
        return value instanceof String || value instanceof Boolean || value instanceof Integer
                ? type + ", default `" + value + "`"
                : type;
    }

    private static String type(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "text";
            case UNION -> type(schema.getTypes().get(1)) + "?";
            case ARRAY -> "[" + type(schema.getElementType()) + "]";
            case MAP -> "{" + type(schema.getValueType()) + "}";
            case LONG -> schema.getLogicalType() == null ? "long" : "time";
            case RECORD -> schema.getName();
            default -> schema.getType().getName();
        };
    }
}
