package io.connectivityfabric.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    @Test
    void plainHttpIsSpokenInBothVersions() throws Exception {
        try (ListeningTask task = ListeningTask.start(Map.of())) {
            String url = "http://127.0.0.1:" + task.port() + "/fake";
            for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.H2_PRIOR_KNOWLEDGE)) {
                OkHttpClient client =
                        new OkHttpClient.Builder().protocols(List.of(protocol)).build();
                try (Response answer = post(client, url, protocol.name())) {
                    assertThat(answer.code()).isEqualTo(200);
                    assertThat(answer.protocol()).isEqualTo(protocol);
                }
            }
            assertThat(task.polled).hasSize(2);
        }
    }

    @Test
    void withTlsTheClientChoosesAndARenewedCertificateIsUsedWithoutARestart() throws Exception {
        Path keystore = directory.resolve("keystore.p12");
        HeldCertificate first = certificate();
        store(keystore, first);
        Map<String, String> settings =
                Map.of("listener.keystore.location", keystore.toString(), "listener.keystore.password", PASSWORD);
        try (ListeningTask task = ListeningTask.startSilently(settings)) {
            String url = "https://localhost:" + task.port() + "/fake";
            try (Response answer = post(client(first, Protocol.HTTP_2, Protocol.HTTP_1_1), url, "e1")) {
                assertThat(answer.code()).isEqualTo(200);
                assertThat(answer.protocol()).isEqualTo(Protocol.HTTP_2);
            }
            try (Response answer = post(client(first, Protocol.HTTP_1_1), url, "e2")) {
                assertThat(answer.protocol()).isEqualTo(Protocol.HTTP_1_1);
            }

            HeldCertificate second = certificate();
            store(keystore, second);

            await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
                try (Response answer = post(client(second, Protocol.HTTP_1_1), url, "e3")) {
                    assertThat(answer.code()).isEqualTo(200);
                    assertThat(((X509Certificate) answer.handshake()
                                            .peerCertificates()
                                            .get(0))
                                    .getSerialNumber())
                            .isEqualTo(second.certificate().getSerialNumber());
                }
            });
        }
    }

    @Test
    void aKeystoreThatCannotBeOpenedIsNamed() throws Exception {
        Path keystore = directory.resolve("keystore.p12");
        store(keystore, certificate());
        Map<String, String> settings =
                Map.of("listener.keystore.location", keystore.toString(), "listener.keystore.password", "wrong");

        assertThatThrownBy(() -> ListeningTask.create(
                        "webhooks", settings, new FakeProvider(), new Listeners(Duration.ofMillis(200))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("listener.keystore.password")
                .hasMessageNotContaining("wrong\"");
    }

    private static HeldCertificate certificate() {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
    }

    private void store(Path keystore, HeldCertificate held) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "listener", held.keyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {held.certificate()
                });
        Path fresh = directory.resolve("fresh.p12");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.move(fresh, keystore, StandardCopyOption.REPLACE_EXISTING);
    }

    private static OkHttpClient client(HeldCertificate trusted, Protocol... protocols) {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(trusted.certificate())
                .build();
        return new OkHttpClient.Builder()
                .protocols(List.of(protocols))
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
    }

    private static Response post(OkHttpClient client, String url, String body) throws IOException {
        return client.newCall(new Request.Builder()
                        .url(url)
                        .header(FakeProvider.SIGNATURE, "GENUINE")
                        .post(RequestBody.create(body, MediaType.get("text/plain")))
                        .build())
                .execute();
    }
}
