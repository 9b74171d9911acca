package io.connectivityfabric.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and that nothing of it reaches Kafka. */
class BadRequestsTest {
    private ListeningTask task;

    @BeforeEach
    void listen() throws Exception {
        task = ListeningTask.start(
                Map.of("max.body.bytes", "1024", "body.timeout.ms", "200", "listener.header.timeout.ms", "400"));
    }

    @AfterEach
    void stop() {
        task.close();
        assertThat(task.polled).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MISSING, 401", "MALFORMED, 400", "WRONG, 401", "TOO_OLD, 401"})
    void whatIsNotGenuineIsRefused(String verdict, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(task.uri())
                .header(FakeProvider.SIGNATURE, verdict)
                .POST(BodyPublishers.ofString("e1"))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(status);
    }

    @Test
    void onlyPostIsAllowed() throws Exception {
        HttpResponse<String> answer = task.get(task.uri().getPath());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void elsewhereNobodyListens() throws Exception {
        assertThat(task.get("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(task.get("/fake/").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyIsBoundedWhetherItSaysItsLengthOrNot() throws Exception {
        assertThat(task.post("x".repeat(1025)).statusCode()).isEqualTo(413);
        HttpRequest chunked = HttpRequest.newBuilder(task.uri())
                .header(FakeProvider.SIGNATURE, "GENUINE")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1025])))
                .build();
        assertThat(send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatDribblesInIsCutOff() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", task.port())) {
            write(socket, "POST /fake HTTP/1.1\r\nHost: h\r\nX-Verdict: GENUINE\r\nContent-Length: 10\r\n\r\n");
            String answer = dribbleUntilClosed(socket, "e");

            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aHeadThatDribblesInIsCutOff() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", task.port())) {
            write(socket, "POST /fake HTTP/1.1\r\nHost: h\r\nX-Long: ");
            String answer = dribbleUntilClosed(socket, "e");

            assertThat(answer).isEmpty();
        }
    }

    @Test
    void whatIsNotHttpIsAnsweredWithoutDetails() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", task.port())) {
            write(socket, "GET /a b c HTTP/9\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("jetty", "exception", "\tat ");
        }
    }

    @Test
    void tooManyConnectionsHaveToWait() throws Exception {
        Map<String, String> one = Map.of("listener.max.connections", "1");
        try (ListeningTask narrow = ListeningTask.start(one);
                Socket first = new Socket("127.0.0.1", narrow.port())) {
            // The one that asked whether it is ready is kept open by its client; whoever comes now waits for it.
            first.setSoTimeout(300);
            write(first, "GET /health HTTP/1.1\r\nHost: h\r\n\r\n");

            assertThatThrownBy(() -> first.getInputStream().read()).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void onePathIsForOneConnector() throws Exception {
        Listeners listeners = new Listeners(Duration.ofMillis(200));
        Map<String, String> settings = Map.of("listener.port", String.valueOf(ListeningTask.freePort()));
        try (ListeningTask first = ListeningTask.start("first", settings, new FakeProvider(), listeners)) {
            assertThatThrownBy(() -> ListeningTask.create("second", settings, new FakeProvider(), listeners))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("Connector first listens at /fake")
                    .hasMessageContaining("listener.path");
            Map<String, String> elsewhere =
                    Map.of("listener.port", settings.get("listener.port"), "listener.path", "/second");
            try (ListeningTask second = ListeningTask.start("second", elsewhere, new FakeProvider(), listeners)) {
                assertThat(second.post("e1").statusCode()).isEqualTo(200);
                assertThat(second.polled).hasSize(1);
                assertThat(first.polled).isEmpty();
            }
        }
    }

    @Test
    void whoSharesAPortHasToAgreeOnIt() throws Exception {
        Listeners listeners = new Listeners(Duration.ofMillis(200));
        String port = String.valueOf(ListeningTask.freePort());
        Map<String, String> other = Map.of("listener.port", port, "listener.max.connections", "7");
        try (ListeningTask first =
                ListeningTask.start("first", Map.of("listener.port", port), new FakeProvider(), listeners)) {
            assertThat(first.port()).isEqualTo(Integer.parseInt(port));
            assertThatThrownBy(() -> ListeningTask.create("second", other, new FakeProvider(), listeners))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("listener.*");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        Map<String, String> taken = Map.of("listener.port", String.valueOf(task.port()));

        assertThatThrownBy(() -> ListeningTask.create(
                        "second", taken, new FakeProvider(), new Listeners(Duration.ofMillis(200))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(String.valueOf(task.port()))
                .hasMessageContaining("listener.port");
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return ListeningTask.HTTP1.send(request, BodyHandlers.ofString());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Sends a bit now and then, as a slow sender does, and gives what is answered until the connection is closed. */
    private static String dribbleUntilClosed(Socket socket, String bit) throws IOException {
        StringBuilder answer = new StringBuilder();
        socket.setSoTimeout(50);
        byte[] buffer = new byte[1024];
        while (true) {
            try {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return answer.toString();
                }
                answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
            } catch (java.net.SocketTimeoutException e) {
                try {
                    write(socket, bit);
                } catch (IOException closed) {
                    return answer.toString();
                }
            } catch (java.net.SocketException reset) {
                return answer.toString();
            }
        }
    }
}
