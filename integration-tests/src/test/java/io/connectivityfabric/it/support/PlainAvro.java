package io.connectivityfabric.it.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads records as any Avro consumer does that knows nothing of us: a magic byte 0, the schema's id in four bytes, then
 * the Avro binary; the schema by its id from the registry's Confluent API.
 */
public final class PlainAvro {
    private static final int HEADER = 5;

    private final URI registry;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    /** @param registry the base of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7} */
    public PlainAvro(URI registry) {
        this.registry = registry;
    }

    /** One record, as it was written. */
    public GenericRecord read(byte[] message) {
        return read(message, null);
    }

    /** One record, as a reader with a schema of its own sees it; null for that of the writer. */
    public GenericRecord read(byte[] message, Schema reader) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        if (buffer.get() != 0) {
            throw new AssertionError("no magic byte: not the wire format of the Confluent serializers");
        }
        Schema schema = schemas.computeIfAbsent(buffer.getInt(), this::fetch);
        try {
            return new GenericDatumReader<GenericRecord>(schema, reader == null ? schema : reader)
                    .read(null, DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema fetch(int id) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the registry answers " + answer.statusCode() + " for schema " + id);
            }
            return new Schema.Parser()
                    .parse(json.readTree(answer.body()).path("schema").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
