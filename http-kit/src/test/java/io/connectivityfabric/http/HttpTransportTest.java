package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsWhatItIsGivenAndReadsTheAnswer() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(201)
                .addHeader("Request-Id", "req_1")
                .body("done")
                .build());
        Instant before = Instant.now();

        HttpResponse response;
        try (HttpTransport transport = new HttpTransport(TransportSettings.defaults())) {
            response = transport.execute(HttpRequest.post(uri("/v1/x?a=1"), bytes("hello"), "application/json")
                    .withHeaders(Map.of("Authorization", "Bearer key")));
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/x?a=1 HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer key");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("connectivity-fabric/");
        assertThat(request.getBody().utf8()).isEqualTo("hello");
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("request-ID")).contains("req_1");
        assertThat(response.body()).asString().isEqualTo("done");
        assertThat(response.sentAt()).isBetween(before, Instant.now());
    }

    @Test
    void connectionsAreReused() throws Exception {
        try (HttpTransport transport = new HttpTransport(TransportSettings.defaults())) {
            for (int i = 0; i < 3; i++) {
                server.enqueue(new MockResponse.Builder().build());
                transport.execute(HttpRequest.get(uri("/")));
                assertThat(server.takeRequest().getConnectionIndex()).isZero();
            }
        }
    }

    @Test
    void zippedAnswersAreUnzippedAndBoundedUnzipped() throws Exception {
        byte[] zipped = gzip("a".repeat(5000));
        MockResponse answer = new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(zipped))
                .build();
        server.enqueue(answer);
        server.enqueue(answer);

        assertThat(zipped.length).isLessThan(1000);
        assertThat(execute(withMaxBody(5000), uri("/")).body()).hasSize(5000);
        assertThatThrownBy(() -> execute(withMaxBody(4999), uri("/"))).hasMessageContaining("http.max.body.bytes");
    }

    @Test
    void aSlowAnswerEndsInATimeout() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        TransportSettings hasty = timeouts(Duration.ofMillis(200), Duration.ofMinutes(1));

        assertThatThrownBy(() -> execute(hasty, uri("/"))).isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void anAnswerThatTricklesEndsWithTheCallTimeout() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(1, 50, java.util.concurrent.TimeUnit.MILLISECONDS)
                .build());
        TransportSettings hasty = timeouts(Duration.ofSeconds(20), Duration.ofMillis(300));

        assertThatThrownBy(() -> execute(hasty, uri("/"))).isInstanceOf(java.io.InterruptedIOException.class);
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            server.enqueue(new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", other.url("/").toString())
                    .build());

            HttpResponse response = execute(TransportSettings.defaults(), uri("/"));

            assertThat(response.status()).isEqualTo(307);
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAFailure() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(10_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> execute(TransportSettings.defaults(), uri("/")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void plainCallsGoThroughAProxyThatWantsAPassword() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                .build());
        server.enqueue(new MockResponse.Builder().body("through").build());

        HttpResponse response = execute(proxied("user", "päss"), URI.create("http://api.example.test/v1/x"));

        assertThat(response.body()).asString().isEqualTo("through");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getRequestLine()).isEqualTo("GET http://api.example.test/v1/x HTTP/1.1");
        assertThat(second.getHeaders().get("Proxy-Authorization"))
                .isEqualTo("Basic "
                        + java.util.Base64.getEncoder().encodeToString("user:päss".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void secureCallsGoThroughATunnelThatTheProxyDoesNotSeeInto(@TempDir Path dir) throws Exception {
        HeldCertificate certificate = certificate("api.example.test");
        server.useHttps(serverTls(certificate));
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(new MockResponse.Builder().body("through").build());
        TransportSettings settings =
                with(new ProxySettings("localhost", server.getPort(), "user", "pass"), pem(dir, certificate));

        HttpResponse response;
        try (HttpTransport transport = new HttpTransport(settings)) {
            response = transport.execute(HttpRequest.get(URI.create("https://api.example.test/v1/x"))
                    .withHeaders(Map.of("Authorization", "Bearer key")));
        }

        assertThat(response.body()).asString().isEqualTo("through");
        RecordedRequest connect = server.takeRequest();
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT api.example.test:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
        assertThat(connect.getHeaders().get("Authorization")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS", "PEM"})
    void aPrivateCertificateIsTrustedOnlyIfItIsInTheTruststore(String type, @TempDir Path dir) throws Exception {
        HeldCertificate certificate = certificate("localhost");
        server.useHttps(serverTls(certificate));
        server.enqueue(new MockResponse.Builder().body("trusted").build());
        TrustSettings trust = type.equals("PEM") ? pem(dir, certificate) : keyStore(type, dir, certificate);
        TrustSettings wrong = pem(dir, certificate("localhost"));

        assertThatThrownBy(() -> execute(TransportSettings.defaults(), uri("/")))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> execute(with(null, wrong), uri("/"))).isInstanceOf(SSLException.class);
        assertThat(execute(with(null, trust), uri("/")).body()).asString().isEqualTo("trusted");
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused(@TempDir Path dir) {
        HeldCertificate certificate = certificate("elsewhere.example.test");
        server.useHttps(serverTls(certificate));

        assertThatThrownBy(() -> execute(with(null, pem(dir, certificate)), uri("/")))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aTruststoreThatCannotBeReadIsNamedWithItsSettings(@TempDir Path dir) throws Exception {
        HeldCertificate certificate = certificate("localhost");
        TrustSettings store = keyStore("PKCS12", dir, certificate);
        Path empty = Files.writeString(dir.resolve("empty.pem"), "");

        assertUnreadable(new TrustSettings(dir.resolve("absent"), null, "PEM"), "no such file");
        assertUnreadable(new TrustSettings(store.truststore(), "not the password", "PKCS12"), "password");
        assertUnreadable(new TrustSettings(empty, null, "PEM"), "no certificate");
        assertUnreadable(new TrustSettings(empty, null, "DER"), "PKCS12, JKS or PEM");
    }

    private static void assertUnreadable(TrustSettings trust, String reason) {
        assertThatThrownBy(() -> new HttpTransport(with(null, trust)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(trust.truststore().toString())
                .hasMessageContaining("http.truststore.location")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("not the password");
    }

    private URI uri(String path) {
        return server.url(path).uri();
    }

    private static HttpResponse execute(TransportSettings settings, URI uri) throws IOException, InterruptedException {
        try (HttpTransport transport = new HttpTransport(settings)) {
            return transport.execute(HttpRequest.get(uri));
        }
    }

    private static TransportSettings withMaxBody(int bytes) {
        return new TransportSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), bytes, null, null, "test");
    }

    private static TransportSettings timeouts(Duration read, Duration call) {
        return new TransportSettings(Duration.ofSeconds(5), read, call, 1000, null, null, "test");
    }

    private TransportSettings proxied(String user, String password) {
        return with(new ProxySettings("localhost", server.getPort(), user, password), null);
    }

    private static TransportSettings with(ProxySettings proxy, TrustSettings trust) {
        Duration time = Duration.ofSeconds(5);
        return new TransportSettings(time, time, time, 1000, proxy, trust, "test");
    }

    private static HeldCertificate certificate(String host) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    }

    private static javax.net.ssl.SSLSocketFactory serverTls(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory();
    }

    private static TrustSettings pem(Path dir, HeldCertificate certificate) {
        try {
            Path file = Files.createTempFile(dir, "trust", ".pem");
            return new TrustSettings(Files.writeString(file, certificate.certificatePem()), null, "PEM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrustSettings keyStore(String type, Path dir, HeldCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("server", certificate.certificate());
        Path file = dir.resolve("trust." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return new TrustSettings(file, "changeit", type);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
