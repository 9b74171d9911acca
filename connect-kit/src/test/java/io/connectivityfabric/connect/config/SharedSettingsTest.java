package io.connectivityfabric.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.http.RateUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class SharedSettingsTest {
    @Test
    void defaultsNeedNoSetting() {
        AbstractConfig config = config(Map.of());
        SourceConfig source = new SourceConfig(config);
        assertThat(source.tenant()).isEqualTo("default");
        assertThat(source.topicPrefix()).isEqualTo("stripe");
        assertThat(source.streams()).containsExactly("customers");
        assertThat(source.output()).isEqualTo(OutputMode.RAW);
        assertThat(source.pollInterval()).isEmpty();
        assertThat(new ConnectionConfig(config).transport().proxy()).isNull();
        assertThat(new RetryConfig(config).policy().total()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void everySettingIsDocumentedAndGrouped() {
        assertThat(definition().configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.group).as(key.name).isNotNull();
        });
    }

    @Test
    void shareAndReserveAreOfTheAccountsLimits() {
        AbstractConfig config = config(Map.of("rate.limit.share", "0.5", "rate.limit.reserve", "0.2"));
        assertThat(new RateLimitConfig(config).use()).isEqualTo(new RateUse(0.5, 0.2));
    }

    @Test
    void aProxyUserWithoutPasswordIsRefused() {
        AbstractConfig config = config(Map.of("http.proxy.host", "proxy", "http.proxy.user", "me"));
        assertThatThrownBy(() -> new ConnectionConfig(config).transport())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.proxy.password");
    }

    @Test
    void addressesMustBeAddresses() {
        HttpUrl url = new HttpUrl();
        assertThatThrownBy(() -> url.ensureValid("stripe.api.base.url", "api.stripe.com"))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> url.ensureValid("stripe.api.base.url", "https://me:secret@api.stripe.com"))
                .hasMessageNotContaining("secret@");
        url.ensureValid("stripe.api.base.url", "https://api.stripe.com");
    }

    @Test
    void messagesAboutCredentialsNeverShowThem() {
        Credential credential = new Credential();
        assertThatThrownBy(() -> credential.ensureValid("stripe.api.key", new Password("sk_live_1\n")))
                .hasMessageContaining("line break")
                .hasMessageNotContaining("sk_live_1");
        assertThatThrownBy(() -> credential.ensureValid("stripe.api.key", new Password("${file:x:y}")))
                .hasMessageContaining("config.providers");
        assertThatThrownBy(() -> credential.ensureValid("stripe.api.key", new Password("")))
                .hasMessageContaining("is empty");
    }

    @Test
    void theVersionIsFilledIn() {
        assertThat(ProjectVersion.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ConnectionConfig.define(definition);
        RetryConfig.define(definition);
        RateLimitConfig.define(definition);
        SourceConfig.define(definition, "stripe", new KnownNames("stream", List.of("customers")), List.of("customers"));
        return definition;
    }

    private static AbstractConfig config(Map<String, String> properties) {
        return new AbstractConfig(definition(), properties, false);
    }
}
