package io.connectivityfabric.cluster.topics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Decodes Confluent's wire format: a zero byte, the schema id in four bytes, the Avro binary. Not for use by many threads. */
public final class AvroValues {
    private static final int PREFIX = 5;

    private final SchemaRegistry registry;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
    private BinaryDecoder decoder;

    public AvroValues(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * The record in the bytes, read with the schema it was written with.
     *
     * @return null for null, a tombstone
     * @throws IllegalArgumentException if the bytes are something else
     */
    public GenericRecord decode(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = schemaId(bytes);
        GenericDatumReader<GenericRecord> reader =
                readers.computeIfAbsent(id, key -> new GenericDatumReader<>(registry.byId(key)));
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, decoder);
            GenericRecord value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IllegalArgumentException("There are bytes left after a record of schema id " + id);
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("The bytes do not fit schema id " + id + ": " + e.getMessage(), e);
        }
    }

    /** The schema id that the bytes begin with. */
    public static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != 0) {
            throw new IllegalArgumentException(
                    "The value is not Avro with a schema id in front: check the connector's value.converter");
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
