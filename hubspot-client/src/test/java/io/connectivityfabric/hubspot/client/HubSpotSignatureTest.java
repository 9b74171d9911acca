package io.connectivityfabric.hubspot.client;

import static io.connectivityfabric.http.SignatureScheme.Verdict.GENUINE;
import static io.connectivityfabric.http.SignatureScheme.Verdict.MALFORMED;
import static io.connectivityfabric.http.SignatureScheme.Verdict.MISSING;
import static io.connectivityfabric.http.SignatureScheme.Verdict.TOO_OLD;
import static io.connectivityfabric.http.SignatureScheme.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.SignatureScheme.Verdict;
import io.connectivityfabric.http.SignedRequest;
import io.connectivityfabric.hubspot.client.HubSpotSignature.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Versions 1 and 2 are tried with the examples of HubSpot's documents; of version 3 these have no example with a result, so
 * it is computed here as they describe it.
 */
class HubSpotSignatureTest {
    private static final String SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String URI = "https://www.example.com/webhook_uri";
    private static final String V1_BODY =
            "[{\"eventId\":1,\"subscriptionId\":12345,\"portalId\":62515,\"occurredAt\":1564113600000,"
                    + "\"subscriptionType\":\"contact.creation\",\"attemptNumber\":0,\"objectId\":123,"
                    + "\"changeSource\":\"CRM\",\"changeFlag\":\"NEW\",\"appId\":54321}]";
    private static final String V1_SIGNATURE = "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de";
    private static final String V2_BODY = "{\"example_field\":\"example_value\"}";
    private static final String V2_SIGNATURE = "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900";
    private static final Instant NOW = Instant.ofEpochMilli(1_760_000_000_123L);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private record Sent(String method, String uri, Map<String, String> headers, byte[] body) {
        Verdict verify(HubSpotSignature signature, Instant now) {
            return signature.verify(new SignedRequest(method, uri, headers::get, body), now);
        }

        Sent with(String header, String value) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.put(header, value);
            return new Sent(method, uri, changed, body);
        }
    }

    @Test
    void theDocumentedExampleOfVersion1IsGenuine() {
        assertThat(v1().verify(signature(Version.V1), NOW)).isEqualTo(GENUINE);
    }

    @Test
    void theDocumentedExamplesOfVersion2AreGenuine() {
        Sent get = new Sent(
                "GET",
                URI,
                untimed("v2", "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e"),
                new byte[0]);

        assertThat(get.verify(signature(Version.V2), NOW)).isEqualTo(GENUINE);
        assertThat(v2().verify(signature(Version.V2), NOW)).isEqualTo(GENUINE);
    }

    @Test
    void version3IsGenuine() {
        assertThat(v3(URI, URI).verify(signature(Version.V3), NOW)).isEqualTo(GENUINE);
    }

    @Test
    void aWeakerSignatureThanTheOneAskedForIsNone() {
        assertThat(v1().verify(signature(Version.V3), NOW)).isEqualTo(MISSING);
        assertThat(v2().verify(signature(Version.V3), NOW)).isEqualTo(MISSING);
        assertThat(v1().verify(signature(Version.V2), NOW)).isEqualTo(WRONG);
    }

    @Test
    void aRightWeakerSignatureDoesNotHelpAWrongOne() {
        Sent sent = v3(URI, URI)
                .with(HubSpotSignature.HEADER, V1_SIGNATURE)
                .with(HubSpotSignature.VERSION_HEADER, "v1")
                .with(HubSpotSignature.HEADER_V3, Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(sent.verify(signature(Version.V1), NOW)).isEqualTo(GENUINE);
        assertThat(sent.verify(signature(Version.V3), NOW)).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://h/a?to=%3A%2F%3F%40%21%24 https://h/a?to=:/?@!$",
                "https://h/a?to=%27%28%29%2A%2C%3B https://h/a?to='()*,;",
                "https://h/a%20b?c=%26%3D%25%2B%23 https://h/a%20b?c=%26%3D%25%2B%23",
                "https://h/%2540?x=100% https://h/%2540?x=100%",
                "https://h/?x=%3 https://h/?x=%3"
            })
    void theAddressIsDecodedAsHubSpotDoesForVersion3Only(String uri, String signed) {
        assertThat(v3(uri, signed).verify(signature(Version.V3), NOW)).isEqualTo(GENUINE);
        assertThat(HubSpotSignature.decoded(uri)).isEqualTo(signed);
    }

    @Test
    void version3GetsOld() {
        assertThat(v3(URI, URI).verify(signature(Version.V3), NOW.plus(TOLERANCE)))
                .isEqualTo(GENUINE);
        assertThat(v3(URI, URI)
                        .verify(signature(Version.V3), NOW.plus(TOLERANCE).plusMillis(1)))
                .isEqualTo(TOO_OLD);
    }

    @Test
    void aTimeThatIsNoneIsMalformed() {
        assertThat(v3(URI, URI).with(HubSpotSignature.TIME_HEADER, "now").verify(signature(Version.V3), NOW))
                .isEqualTo(MALFORMED);
    }

    @Test
    void whileASecretIsChangedBothCount() {
        for (Version version : Version.values()) {
            HubSpotSignature both = new HubSpotSignature(version, List.of("another", SECRET), TOLERANCE);

            assertThat(sent(version).verify(both, NOW)).isEqualTo(GENUINE);
        }
    }

    @Test
    void noSingleBitOfTheBodyMayDiffer() {
        for (Version version : Version.values()) {
            Sent sent = sent(version);
            for (int bit = 0; bit < sent.body().length * 8; bit++) {
                Sent changed = new Sent(sent.method(), sent.uri(), sent.headers(), flipped(sent.body(), bit));

                assertThat(changed.verify(signature(version), NOW))
                        .as("%s, bit %d", version, bit)
                        .isEqualTo(WRONG);
            }
        }
    }

    @Test
    void noSingleBitOfAHeaderMayDiffer() {
        for (Version version : Version.values()) {
            Sent sent = sent(version);
            sent.headers().forEach((name, value) -> {
                for (int bit = 0; bit < value.length() * 8; bit++) {
                    String changed = flipped(value, bit);

                    assertThat(sent.with(name, changed).verify(signature(version), NOW))
                            .as("%s: %s", name, changed)
                            .isIn(WRONG, MALFORMED);
                }
            });
        }
    }

    @Test
    void noSingleBitOfMethodAndAddressMayDiffer() {
        for (Version version : List.of(Version.V2, Version.V3)) {
            Sent sent = sent(version);
            for (int bit = 0; bit < sent.method().length() * 8; bit++) {
                Sent changed = new Sent(flipped(sent.method(), bit), sent.uri(), sent.headers(), sent.body());

                assertThat(changed.verify(signature(version), NOW)).isEqualTo(WRONG);
            }
            for (int bit = 0; bit < sent.uri().length() * 8; bit++) {
                Sent changed = new Sent(sent.method(), flipped(sent.uri(), bit), sent.headers(), sent.body());

                assertThat(changed.verify(signature(version), NOW))
                        .as(changed.uri())
                        .isEqualTo(WRONG);
            }
        }
    }

    @Test
    void noSingleBitOfTheSecretMayDiffer() {
        for (Version version : Version.values()) {
            for (int bit = 0; bit < SECRET.length() * 8; bit++) {
                HubSpotSignature other = new HubSpotSignature(version, List.of(flipped(SECRET, bit)), TOLERANCE);

                assertThat(sent(version).verify(other, NOW)).isEqualTo(WRONG);
            }
        }
    }

    @Test
    void itDoesNotSayItsSecrets() {
        assertThat(signature(Version.V1).toString()).doesNotContain("yyyy");
    }

    private static HubSpotSignature signature(Version version) {
        return new HubSpotSignature(version, List.of(SECRET), TOLERANCE);
    }

    private static Sent sent(Version version) {
        return switch (version) {
            case V1 -> v1();
            case V2 -> v2();
            case V3 -> v3(URI, URI);
        };
    }

    private static Sent v1() {
        return new Sent("POST", URI, untimed("v1", V1_SIGNATURE), V1_BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static Sent v2() {
        return new Sent("POST", URI, untimed("v2", V2_SIGNATURE), V2_BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static Sent v3(String uri, String signedUri) {
        String time = String.valueOf(NOW.toEpochMilli());
        String text = "POST" + signedUri + V1_BODY + time;
        return new Sent(
                "POST",
                uri,
                Map.of(HubSpotSignature.HEADER_V3, base64Mac(text), HubSpotSignature.TIME_HEADER, time),
                V1_BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> untimed(String version, String signature) {
        return Map.of(HubSpotSignature.HEADER, signature, HubSpotSignature.VERSION_HEADER, version);
    }

    private static String flipped(String text, int bit) {
        return new String(flipped(text.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
