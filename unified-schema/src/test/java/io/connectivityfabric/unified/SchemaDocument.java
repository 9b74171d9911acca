package io.connectivityfabric.unified;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Writes docs/unified-schema.md from the schema; run {@link #main} in the project's root after a change of the schema. */
final class SchemaDocument {

    private static final String HEAD = """
            # The unified schema

            Written from the `.avsc` files in `unified-schema/src/main/avro` (a test compares); do not edit by hand.

            Topic `unified.customer.v1`, key `tenant:system:account:object:id` as plain text (`:` and `%` inside a part are
            written `%3A` and `%25`), value `io.connectivityfabric.unified.v1.UnifiedCustomer`. Register it with compatibility
            `FULL_TRANSITIVE`: fields are only ever appended, each with a default.

            - A complete record has `meta.field_mask` null: it says all that its source knows, and its nulls clear nothing
              elsewhere. A partial record asserts only what its mask names; a null there clears.
            - `meta.operation` is `SNAPSHOT` for an object found by a backfill, `UPSERT` for one that was created or changed,
              `DELETE` for one that is gone (also `meta.deleted`; archived counts). A delete carries the last state if the
              provider gives it; if not, its mask is empty: it asserts nothing.
            - Vocabularies are text, since Avro enums do not survive the converters' default settings; their values are checked
              when a mapping is loaded.
            - `T?` is nullable with default null; `[T]` a list with default empty; `{text}` a map of text with default empty.
            - Java classes come with the artifact `io.connectivityfabric:unified-schema`. Avro from 1.12.2 on makes instances only of
              classes that the application trusts: `-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.connectivityfabric.unified.v1`.
            """;

    private SchemaDocument() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("docs", "unified-schema.md"), of(Entity.CUSTOMER.avro()));
    }

    static String of(Schema entity) {
        StringBuilder doc = new StringBuilder(HEAD);
        List<Schema> records = new ArrayList<>();
        collect(entity, records);
        for (Schema record : records) {
            doc.append("\n## ")
                    .append(record.getName())
                    .append("\n\n")
                    .append(record.getDoc())
                    .append("\n\n");
            doc.append("| Field | Type | |\n|---|---|---|\n");
            for (Schema.Field field : record.getFields()) {
                doc.append("| `")
                        .append(field.name())
                        .append("` | ")
                        .append(type(field))
                        .append(" | ")
                        .append(field.doc().replace("|", "\\|"))
                        .append(" |\n");
            }
        }
        return doc.toString();
    }

    /** The entity, and the records in it, each once and after what holds it. */
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
