package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.sandbox.Client.CallFailed;
import io.connectivityfabric.sandbox.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private Sandbox sandbox;
    private Client stripe;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxOptions.builder().customers(30).contacts(0).limits(false).build());
        stripe = Client.stripe(sandbox, "acme");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersErrorsAsOftenAsAsked() {
        sandbox.faults()
                .add(Fault.status("stripe", 503, 2).on("GET /v1/customers").after(1));
        assertThat(stripe.get("/v1/customers").status()).isEqualTo(200);
        assertThat(stripe.get("/v1/events").status()).isEqualTo(200);
        assertThat(stripe.get("/v1/customers").status()).isEqualTo(503);
        assertThat(stripe.get("/v1/customers").status()).isEqualTo(503);
        assertThat(stripe.get("/v1/customers").status()).isEqualTo(200);
        assertThat(sandbox.faults().outstanding()).isZero();
    }

    @Test
    void losesTheAnswerToARequestThatWasCarriedOut() {
        sandbox.faults().add(Fault.reset("stripe", 1).on("POST").afterApplying());
        assertThatThrownBy(() -> stripe.form("/v1/customers", "name=X", "Idempotency-Key", "k"))
                .isInstanceOf(CallFailed.class);
        assertThat(sandbox.tenant("acme").stripe().customerCount()).isEqualTo(31);
        assertThat(stripe.form("/v1/customers", "name=X", "Idempotency-Key", "k")
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(sandbox.tenant("acme").stripe().customerCount()).isEqualTo(31);
    }

    @Test
    void savedFailureIsReplayedUnderItsKey() {
        sandbox.faults().add(Fault.status("stripe", 500, 1).afterApplying());
        assertThat(stripe.form("/v1/customers", "name=X", "Idempotency-Key", "k")
                        .at("/error/type")
                        .asText())
                .isEqualTo("api_error");
        assertThat(stripe.form("/v1/customers", "name=X", "Idempotency-Key", "k")
                        .status())
                .isEqualTo(500);
        assertThat(sandbox.tenant("acme").stripe().customerCount()).isEqualTo(31);
    }

    @Test
    void failuresLookLikeTheProvidersOwn() {
        sandbox.faults().add(Fault.status("hubspot", 429, 1));
        sandbox.faults().add(Fault.status("hubspot", 502, 1));
        Client hubspot = Client.hubspot(sandbox, "acme");
        assertThat(hubspot.get("/crm/v3/objects/contacts").at("/policyName").asText())
                .isEqualTo("TEN_SECONDLY_ROLLING");
        assertThat(hubspot.get("/crm/v3/objects/contacts").at("/status").asText())
                .isEqualTo("error");
    }

    @Test
    void breaksJsonOffAndCutsConnections() {
        sandbox.faults().add(Fault.brokenJson("stripe", 1));
        assertThatThrownBy(() -> stripe.get("/v1/customers")).isInstanceOf(CallFailed.class);
        sandbox.faults().add(Fault.timeout("stripe", 1, Duration.ofMillis(200)));
        // The JDK's client would quietly repeat a GET.
        assertThatThrownBy(() -> stripe.form("/v1/customers", "name=X")).isInstanceOf(CallFailed.class);
        assertThat(stripe.get("/v1/account").status()).isEqualTo(200);
    }

    @Test
    void latencyIsAddedToEachAnswer() {
        sandbox.latency(Duration.ofMillis(150));
        long start = System.nanoTime();
        stripe.get("/v1/account");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(140_000_000L);
    }

    @Test
    void truncatedAndGarbledAnswersAreNoWholeOnes() {
        sandbox.faults().add(Fault.truncated("stripe", 1));
        assertThatThrownBy(() -> stripe.get("/v1/customers?limit=20")).isInstanceOf(CallFailed.class);
        sandbox.faults().add(Fault.garbage("stripe", 1));
        assertThatThrownBy(() -> stripe.get("/v1/customers?limit=20")).isInstanceOf(CallFailed.class);
        assertThat(stripe.get("/v1/customers?limit=20").status()).isEqualTo(200);
    }

    @Test
    void chanceStrikesAShareAndTheSameForTheSameSeed() {
        String struck = strokes();
        assertThat(struck.chars().filter(c -> c == 'x').count()).isBetween(10L, 35L);
        sandbox.close();
        start();
        assertThat(strokes()).isEqualTo(struck);
    }

    private String strokes() {
        sandbox.faults().add(Fault.status("stripe", 500, 1_000).withChance(0.2).on("GET /v1/customers"));
        StringBuilder struck = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            struck.append(stripe.get("/v1/customers?limit=1").status() == 500 ? 'x' : '.');
        }
        return struck.toString();
    }

    @Test
    void aLockIsNoRateLimit() {
        sandbox.faults().add(Fault.status("stripe", 429, 1).because("lock_timeout"));
        Client.Answer locked = stripe.get("/v1/customers");
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.at("/error/code").asText()).isEqualTo("lock_timeout");
        assertThat(locked.header("Stripe-Rate-Limited-Reason")).isNull();
        sandbox.faults().add(Fault.status("stripe", 503, 1).with("Stripe-Should-Retry", "false"));
        assertThat(stripe.get("/v1/customers").header("Stripe-Should-Retry")).isEqualTo("false");
        sandbox.faults().add(Fault.status("stripe", 429, 1).because("global-concurrency"));
        assertThat(stripe.get("/v1/customers").header("Stripe-Rate-Limited-Reason"))
                .isEqualTo("global-concurrency");
    }

    @Test
    void aScriptNamesWhatItDoesNotKnow() {
        byte[] script = "[{\"kind\":\"GARBAGE\",\"chance\":0.5},{\"kind\":\"RESET\",\"times\":2}]"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(FaultScript.parse(script))
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.GARBAGE, Fault.Kind.RESET);
        assertThatThrownBy(() -> FaultScript.parse("{\"time\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("'time'")
                .hasMessageContaining("times");
    }
}
