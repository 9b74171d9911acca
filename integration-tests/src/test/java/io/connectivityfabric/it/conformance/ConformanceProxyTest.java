package io.connectivityfabric.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConformanceProxyTest {
    private HttpServer upstream;
    private ConformanceProxy proxy;

    @BeforeEach
    void start() throws Exception {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/v1/customers", ConformanceProxyTest::echo);
        upstream.createContext("/v1/dropped", HttpExchange::close);
        upstream.start();
        proxy = ConformanceProxy.start(
                Path.of("src/test/resources/conformance/small.json"),
                AllowList.read(Path.of("src/test/resources/conformance/small-allow.txt")),
                URI.create("http://127.0.0.1:" + upstream.getAddress().getPort()));
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        upstream.stop(0);
    }

    @Test
    void forwardsRequestAndAnswerUntouched() throws Exception {
        HttpResponse<String> answer = post("/v1/customers?x=%5B", "email=a%40b.c");

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.headers().firstValue("X-Seen")).contains("POST /v1/customers?x=%5B Bearer secret");
        assertThat(answer.body()).isEqualTo("email=a%40b.c");
    }

    @Test
    void countsWhatIsWrongAndOverlooksWhatIsAllowed() throws Exception {
        post("/v1/customers?x=1", "");
        post("/v1/customers?x=2", "");
        post("/v1/customers?known_to_be_right=1", "");

        assertThat(proxy.violations().exchanges()).isEqualTo(3);
        assertThat(proxy.violations().summary())
                .containsEntry("POST /v1/customers REQ query x: unknown parameter", 2L)
                .containsEntry("POST /v1/customers RES status 402 not in spec", 3L)
                .hasSize(2);
    }

    @Test
    void dropsTheConnectionThatTheServerDrops() {
        assertThatThrownBy(() -> post("/v1/dropped", "")).isInstanceOf(IOException.class);
        assertThat(proxy.violations().exchanges()).isZero();
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(proxy.baseUrl().resolve(path))
                                .header("Authorization", "Bearer secret")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().add("X-Seen", seen);
        exchange.sendResponseHeaders(402, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
