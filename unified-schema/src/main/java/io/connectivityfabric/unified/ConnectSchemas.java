package io.connectivityfabric.unified;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Connect schemas of Avro records, for the constructs that the unified entities use: records, nullable values, arrays,
 * maps, text, numbers, booleans and {@code timestamp-millis}. Anything else is refused, since it would not come through
 * the Avro converters unharmed.
 *
 * <p>A record type that occurs more than once gives one instance (one more where it is nullable): {@code Struct.put}
 * compares schemas, and the same instance is its fast path.
 */
final class ConnectSchemas {

    // Under these names the Avro converters of Confluent's line look for documentation, and write it back into Avro.
    private static final String RECORD_DOC = "io.confluent.connect.avro.record.doc";
    private static final String FIELD_DOC = "io.confluent.connect.avro.field.doc.";

    private final Map<String, Schema> required = new HashMap<>();
    private final Map<String, Schema> nullable = new HashMap<>();

    /**
     * The Connect schema of a record.
     *
     * @throws IllegalArgumentException if it holds a construct that has no faithful Connect schema
     */
    Schema of(org.apache.avro.Schema avro) {
        return convert(avro, false, null);
    }

    private Schema convert(org.apache.avro.Schema avro, boolean optional, Object defaultValue) {
        if (avro.getType() == org.apache.avro.Schema.Type.RECORD && defaultValue == null) {
            Map<String, Schema> known = optional ? nullable : required;
            Schema schema = known.get(avro.getFullName());
            if (schema == null) {
                schema = record(avro, optional);
                known.put(avro.getFullName(), schema);
            }
            return schema;
        }
        if (avro.getType() == org.apache.avro.Schema.Type.UNION) {
            return convert(nonNull(avro), true, defaultValue);
        }
        SchemaBuilder builder = builder(avro);
        if (optional) {
            builder.optional();
        }
        if (defaultValue != null) {
            builder.defaultValue(defaultValue);
        }
        return builder.build();
    }

    private Schema record(org.apache.avro.Schema avro, boolean optional) {
        SchemaBuilder builder = SchemaBuilder.struct().name(avro.getFullName());
        if (optional) {
            builder.optional();
        }
        if (avro.getDoc() != null) {
            builder.parameter(RECORD_DOC, avro.getDoc());
        }
        for (org.apache.avro.Schema.Field field : avro.getFields()) {
            if (field.doc() != null) {
                builder.parameter(FIELD_DOC + field.name(), field.doc());
            }
            builder.field(field.name(), convert(field.schema(), false, defaultOf(field)));
        }
        return builder.build();
    }

    private static Object defaultOf(org.apache.avro.Schema.Field field) {
        if (!field.hasDefaultValue() || field.defaultVal() == JsonProperties.NULL_VALUE) {
            return null;
        }
        if (field.schema().getType() == org.apache.avro.Schema.Type.UNION) {
            // Connect would put the default in the place of every null.
            throw new IllegalArgumentException("Nullable field '" + field.name() + "' must have the default null");
        }
        return field.defaultVal();
    }

    private SchemaBuilder builder(org.apache.avro.Schema avro) {
        return switch (avro.getType()) {
            case STRING -> SchemaBuilder.string();
            case BOOLEAN -> SchemaBuilder.bool();
            case INT -> SchemaBuilder.int32();
            case DOUBLE -> SchemaBuilder.float64();
            case LONG -> avro.getLogicalType() == null ? SchemaBuilder.int64() : timestamp(avro);
            case ARRAY -> SchemaBuilder.array(convert(avro.getElementType(), false, null));
            case MAP -> SchemaBuilder.map(Schema.STRING_SCHEMA, convert(avro.getValueType(), false, null));
            default ->
                throw new IllegalArgumentException("Avro type " + avro.getType() + " is not used in unified entities");
        };
    }

    private static SchemaBuilder timestamp(org.apache.avro.Schema avro) {
        if (avro.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return Timestamp.builder();
        }
        throw new IllegalArgumentException("Logical type "
                + avro.getLogicalType().getName() + " has no faithful Connect schema; use timestamp-millis");
    }

    private static org.apache.avro.Schema nonNull(org.apache.avro.Schema union) {
        if (union.getTypes().size() != 2 || union.getTypes().get(0).getType() != org.apache.avro.Schema.Type.NULL) {
            throw new IllegalArgumentException("Only unions of null and one more type are used, null first: " + union);
        }
        return union.getTypes().get(1);
    }
}
