package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SmallPartsTest {

    @Test
    void addressesAreEncoded() {
        URI uri = QueryString.of(URI.create("https://api.example.test/"), "/v1/x")
                .with("created[gte]", 17)
                .with("email", "a+b c@é.test")
                .with("after", null)
                .uri();

        assertThat(uri).hasToString("https://api.example.test/v1/x?created%5Bgte%5D=17&email=a%2Bb%20c%40%C3%A9.test");
        assertThat(QueryString.of(URI.create("http://localhost:1/base"), "/v1").uri())
                .hasToString("http://localhost:1/base/v1");
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(100).atZone(ZoneOffset.UTC));

        assertThat(RetryAfter.of(answer("3"))).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryAfter.of(answer("0.5"))).isEqualTo(Duration.ofMillis(500));
        assertThat(RetryAfter.of(answer(date))).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        assertThat(RetryAfter.of(answer("Wed, 21 Oct 2015 07:28:00 GMT"))).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.of(answer("soon"))).isNull();
        assertThat(RetryAfter.of(answer("-4"))).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.of(new HttpResponse(200, Map.of(), new byte[0], Instant.now())))
                .isNull();
    }

    @Test
    void nothingThatIsPrintedShowsACredential() {
        HttpRequest request = HttpRequest.get(URI.create("https://api.example.test/v1/x?email=jane@example.test"))
                .withHeaders(Map.of("Authorization", "Bearer hunter2"));
        TransportSettings settings = new TransportSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                new ProxySettings("proxy", 8080, "user", "hunter2"),
                new TrustSettings(Path.of("trust.p12"), "hunter2", "PKCS12"),
                "test");

        assertThat(request.toString()).doesNotContain("hunter2", "jane").contains("api.example.test/v1/x");
        assertThat(settings.toString()).doesNotContain("hunter2").contains("proxy:8080");
    }

    @Test
    void aProvidersTextIsCleanedBeforeItIsShown() {
        Redaction redaction = new Redaction("hunter2", Pattern.compile("sk_\\w+"));

        assertThat(redaction.clean("key hunter2 and\n\tsk_live_1 here")).isEqualTo("key *** and *** here");
        assertThat(redaction.clean("x".repeat(1000))).hasSize(503);
        assertThat(redaction.clean(null)).isNull();
    }

    private static HttpResponse answer(String retryAfter) {
        return new HttpResponse(429, Map.of("retry-after", List.of(retryAfter)), new byte[0], Instant.now());
    }
}
