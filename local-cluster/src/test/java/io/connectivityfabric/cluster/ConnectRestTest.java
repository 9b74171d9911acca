package io.connectivityfabric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {
    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private ConnectRest rest;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        rest = new ConnectRest(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void createsAgainWhenTheWorkerIsRebalancing() {
        answers.add(new Answer(
                409,
                "{\"error_code\":409,\"message\":\"Cannot complete request because of a conflicting operation "
                        + "(e.g. worker rebalance)\"}"));
        answers.add(new Answer(201, "{}"));

        rest.create("c", Map.of("connector.class", "X"));

        assertThat(requests)
                .hasSize(2)
                .allMatch(request ->
                        request.equals("POST /connectors {\"name\":\"c\",\"config\":{\"connector.class\":\"X\"}}"));
    }

    @Test
    void readsAgainWhenTheWorkerExpectsARebalance() {
        answers.add(new Answer(
                500,
                "{\"error_code\":500,\"message\":\"Request cannot be completed because a rebalance is expected\"}"));
        answers.add(new Answer(200, "{\"name\":\"c\"}"));

        assertThat(rest.config("c").path("name").asText()).isEqualTo("c");
    }

    @Test
    void aConnectorWithoutStatusIsUnassigned() {
        answers.add(new Answer(404, "{\"error_code\":404,\"message\":\"No status found for connector c\"}"));

        ConnectorStatus status = rest.status("c");

        assertThat(status.name()).isEqualTo("c");
        assertThat(status.isRunning()).isFalse();
        assertThat(status.hasFailed()).isFalse();
    }

    @Test
    void aNameThatIsTakenIsNotTriedAgain() {
        answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"Connector c already exists\"}"));

        assertThatThrownBy(() -> rest.create("c", Map.of()))
                .isInstanceOf(ConnectRestException.class)
                .hasMessage("POST /connectors: 409 Connector c already exists");
    }

    @Test
    void findingsNameTheSetting() {
        answers.add(new Answer(200, """
                {"name":"X","error_count":1,"configs":[
                  {"definition":{},"value":{"name":"good","value":"1","errors":[]}},
                  {"definition":{},"value":{"name":"bad","value":"x","errors":["not a number"]}}]}"""));

        assertThat(rest.validate("c", Map.of("connector.class", "X")))
                .containsExactly(new ConfigFinding("bad", List.of("not a number")));
        assertThat(requests.get(0)).startsWith("PUT /connector-plugins/X/config/validate ");
    }

    @Test
    void statusKeepsTheTraceOfAFailedTask() {
        answers.add(new Answer(200, """
                {"name":"c","connector":{"state":"RUNNING","worker_id":"w"},
                 "tasks":[{"id":0,"state":"FAILED","worker_id":"w","trace":"why it failed"}],"type":"source"}"""));

        ConnectorStatus status = rest.status("c");

        assertThat(status.hasFailed()).isTrue();
        assertThat(status.isRunning()).isFalse();
        assertThat(status.failures()).isEqualTo("why it failed");
    }

    @Test
    void aConnectorWithoutTasksDoesNotRunYet() {
        answers.add(new Answer(200, "{\"name\":\"c\",\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}"));

        assertThat(rest.status("c").isRunning()).isFalse();
    }

    @Test
    void aSilentWorkerIsReported() {
        server.stop(0);

        assertThatThrownBy(() -> rest.connectors())
                .isInstanceOf(ConnectRestException.class)
                .hasMessageStartingWith("GET /connectors: no answer");
    }
}
