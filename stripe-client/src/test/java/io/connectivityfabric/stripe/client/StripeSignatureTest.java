package io.connectivityfabric.stripe.client;

import static io.connectivityfabric.http.SignatureScheme.Verdict.GENUINE;
import static io.connectivityfabric.http.SignatureScheme.Verdict.MALFORMED;
import static io.connectivityfabric.http.SignatureScheme.Verdict.MISSING;
import static io.connectivityfabric.http.SignatureScheme.Verdict.TOO_OLD;
import static io.connectivityfabric.http.SignatureScheme.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.connectivityfabric.http.SignatureScheme.Verdict;
import io.connectivityfabric.http.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are made by Stripe's own library. */
class StripeSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_SECRET = "whsec_1";
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final String BODY =
            "{\n  \"id\": \"evt_1\",\n  \"object\": \"event\", \"data\": {\"object\": {\"name\": \"Zoë\"}}\n}";

    private final StripeSignature signature = new StripeSignature(List.of(SECRET), Duration.ofSeconds(300));

    @Test
    void whatStripesLibrarySignsAndAcceptsIsGenuine() throws Exception {
        String header = header(NOW, SECRET);

        assertThat(Webhook.Signature.verifyHeader(BODY, header, SECRET, 0)).isTrue();
        assertThat(verify(header)).isEqualTo(GENUINE);
    }

    @Test
    void oneSignatureOfSeveralIsEnough() throws Exception {
        String header = header(NOW, OLD_SECRET) + ",v1=" + hex(NOW, SECRET) + ",v0=6ffbb59b";

        assertThat(Webhook.Signature.verifyHeader(BODY, header, SECRET, 0)).isTrue();
        assertThat(verify(header)).isEqualTo(GENUINE);
    }

    @Test
    void whileASecretIsRolledBothCount() throws Exception {
        StripeSignature both = new StripeSignature(List.of(OLD_SECRET, SECRET), Duration.ofSeconds(300));

        assertThat(both.verify(request(header(NOW, OLD_SECRET), BODY), NOW)).isEqualTo(GENUINE);
        assertThat(both.verify(request(header(NOW, SECRET), BODY), NOW)).isEqualTo(GENUINE);
        assertThat(both.verify(request(header(NOW, "whsec_2"), BODY), NOW)).isEqualTo(WRONG);
    }

    @Test
    void anOldOneIsRefusedOnceTheToleranceIsOver() throws Exception {
        String header = header(NOW, SECRET);

        assertThat(signature.verify(request(header, BODY), NOW.plusSeconds(300)))
                .isEqualTo(GENUINE);
        assertThat(signature.verify(request(header, BODY), NOW.plusSeconds(301)))
                .isEqualTo(TOO_OLD);
    }

    @Test
    void noHeaderIsMissing() {
        assertThat(verify(null)).isEqualTo(MISSING);
        assertThat(verify(" ")).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "t=1760000000",
                "v1=6ffbb59b",
                "t=,v1=6ffbb59b",
                "t=today,v1=6ffbb59b",
                "t=99999999999999999999,v1=6ffbb59b",
                "t=9223372036854775807,v1=6ffbb59b",
                "t=1760000000;v1=6ffbb59b",
                "t=1760000000,v0=6ffbb59b"
            })
    void whatIsNoSignatureIsMalformed(String header) {
        assertThat(verify(header)).isEqualTo(MALFORMED);
    }

    @Test
    void aHeaderOfVeryManySignaturesIsNotComputed() throws Exception {
        assertThat(verify(header(NOW, SECRET) + (",v1=" + hex(NOW, SECRET)).repeat(100)))
                .isEqualTo(MALFORMED);
    }

    @Test
    void noSingleBitOfTheBodyMayDiffer() throws Exception {
        String header = header(NOW, SECRET);
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] changed = flipped(body, bit);

            assertThat(signature.verify(request(header, changed), NOW))
                    .as("bit %d", bit)
                    .isEqualTo(WRONG);
        }
    }

    @Test
    void noSingleBitOfTheHeaderMayDiffer() throws Exception {
        byte[] header = header(NOW, SECRET).getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < header.length * 8; bit++) {
            String changed = new String(flipped(header, bit), StandardCharsets.ISO_8859_1);

            assertThat(verify(changed)).as(changed).isIn(WRONG, MALFORMED);
        }
    }

    @Test
    void noSingleBitOfTheSecretMayDiffer() throws Exception {
        String header = header(NOW, SECRET);
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < secret.length * 8; bit++) {
            String changed = new String(flipped(secret, bit), StandardCharsets.ISO_8859_1);
            StripeSignature other = new StripeSignature(List.of(changed), Duration.ofSeconds(300));

            assertThat(other.verify(request(header, BODY), NOW)).as(changed).isEqualTo(WRONG);
        }
    }

    @Test
    void itDoesNotSayItsSecrets() {
        assertThat(signature.toString()).doesNotContain("whsec");
    }

    private Verdict verify(String header) {
        return signature.verify(request(header, BODY), NOW);
    }

    private static SignedRequest request(String header, String body) {
        return request(header, body.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedRequest request(String header, byte[] body) {
        Map<String, String> headers = header == null ? Map.of() : Map.of(StripeSignature.HEADER, header);
        return new SignedRequest("POST", "https://example.com/stripe", headers::get, body);
    }

    private static String header(Instant time, String secret) throws Exception {
        return "t=" + time.getEpochSecond() + ",v1=" + hex(time, secret);
    }

    private static String hex(Instant time, String secret) throws Exception {
        return Webhook.Util.computeHmacSha256(secret, time.getEpochSecond() + "." + BODY);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
