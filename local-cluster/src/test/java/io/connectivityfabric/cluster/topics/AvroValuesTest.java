package io.connectivityfabric.cluster.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroValuesTest {
    private static final Schema SCHEMA =
            SchemaBuilder.record("R").fields().requiredString("name").endRecord();

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private SchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String text = SCHEMA.toString().replace("\"", "\\\"");
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            String answer = null;
            if (path.equals("/v7/schemas/ids/7")) {
                answer = "{\"schema\":\"" + text + "\"}";
            } else if (path.equals("/v7/subjects/t-value/versions/latest")) {
                answer = "{\"subject\":\"t-value\",\"version\":2,\"id\":7,\"schema\":\"" + text + "\"}";
            }
            byte[] body = (answer == null ? "{\"error_code\":40403}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        registry = new SchemaRegistry(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v7"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsRecordsWithTheSchemaTheyWereWrittenWith() throws IOException {
        AvroValues values = new AvroValues(registry);

        assertThat(values.decode(bytes(7, "one")).get("name")).hasToString("one");
        assertThat(values.decode(bytes(7, "two")).get("name")).hasToString("two");
        assertThat(requests).containsExactly("/v7/schemas/ids/7");
    }

    @Test
    void aTombstoneIsNull() {
        assertThat(new AvroValues(registry).decode(null)).isNull();
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> new AvroValues(registry).decode("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value.converter");
    }

    @Test
    void bytesThatDoNotFitTheSchemaAreRefused() throws IOException {
        byte[] good = bytes(7, "one");
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 3);

        assertThatThrownBy(() -> new AvroValues(registry).decode(longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema id 7");
    }

    @Test
    void anUnknownSchemaIdIsNamed() {
        assertThatThrownBy(() -> registry.byId(8)).hasMessageContaining("schema id 8");
    }

    @Test
    void theLatestSchemaOfASubject() {
        assertThat(registry.latest("t-value")).hasValueSatisfying(latest -> {
            assertThat(latest.version()).isEqualTo(2);
            assertThat(latest.schema()).isEqualTo(SCHEMA);
        });
        assertThat(registry.latest("other-value")).isEmpty();
    }

    private static byte[] bytes(int id, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 0, (byte) id});
        GenericRecord record =
                new GenericRecordBuilder(SCHEMA).set("name", name).build();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(SCHEMA).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
