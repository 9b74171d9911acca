package io.connectivityfabric.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.ApiException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsCheckTest {
    private final ConfigValue key = new ConfigValue("x.api.key");
    private final ConfigValue url = new ConfigValue("x.api.base.url");
    private final ConfigValue version = new ConfigValue("x.api.version");
    private final Config config = new Config(List.of(key, url, version));
    private final CredentialsCheck check = new CredentialsCheck(
            "x.api.key", "x.api.base.url", "x.api.version", List.of("http.proxy.host"), Duration.ofMillis(200));

    @ParameterizedTest
    @CsvSource({
        "AUTH,x.api.key",
        "PERMISSION,x.api.key",
        "UNREACHABLE,x.api.base.url",
        "PROTOCOL,x.api.base.url",
        "INVALID,x.api.version"
    })
    void attachesTheFindingToTheSettingAtFault(Kind kind, String setting) {
        check.check(config, () -> {
            throw ApiException.of(kind, "what happened").build();
        });
        assertThat(config.configValues())
                .allSatisfy(value -> assertThat(value.errorMessages())
                        .isEqualTo(value.name().equals(setting) ? List.of("what happened") : List.of()));
    }

    @Test
    void aBusyProviderIsNoFaultOfTheConfiguration() {
        check.check(config, () -> {
            throw ApiException.of(Kind.UNAVAILABLE, "busy").build();
        });
        assertThat(config.configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }

    @Test
    void doesNotWaitLongerThanItsLimit() {
        CountDownLatch never = new CountDownLatch(1);
        check.check(config, () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(url.errorMessages()).singleElement().asString().contains("No answer", "x.api.base.url");
    }

    @Test
    void triesNothingWhileTheSettingsThemselvesAreWrong() {
        key.addErrorMessage("is empty");
        AtomicBoolean tried = new AtomicBoolean();
        check.check(config, () -> tried.set(true));
        assertThat(tried).isFalse();
    }
}
