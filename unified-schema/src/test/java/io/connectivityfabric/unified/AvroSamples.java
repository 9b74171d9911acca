package io.connectivityfabric.unified;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Records with a value in every field, and their bytes. */
final class AvroSamples {

    private AvroSamples() {}

    /** A record in which no field has its default. */
    static GenericRecord of(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.name(), field.schema()));
        }
        return record;
    }

    private static Object value(String name, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case UNION -> value(name, schema.getTypes().get(1));
            case ARRAY -> List.of(value(name, schema.getElementType()));
            case MAP -> Map.of("key of " + name, value(name, schema.getValueType()));
            case STRING -> "value of " + name;
            case BOOLEAN -> true;
            case INT -> 1 + Math.floorMod(name.hashCode(), 1_000);
            case LONG -> 1_000_000_000_000L + name.hashCode();
            case DOUBLE -> 0.25;
            default -> throw new IllegalArgumentException("No sample of " + schema);
        };
    }

    static byte[] bytes(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What a reader with one schema makes of bytes written with another. */
    static GenericRecord read(byte[] bytes, Schema writer, Schema reader) {
        try {
            return new GenericDatumReader<GenericRecord>(writer, reader)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
