package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HubSpotSourceConnectorTest {
    private static Sandbox sandbox;

    private final HubSpotSourceConnector connector = new HubSpotSourceConnector();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(0)
                .contacts(3)
                .build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** Errors by setting, of settings that have any, after one setting was changed. */
    private Map<String, List<String>> errorsWith(String key, String value) {
        Map<String, String> config = new HashMap<>();
        config.put("name", "hubspot");
        config.put("hubspot.access.token", sandbox.tenant("acme").hubspot().accessToken());
        config.put("hubspot.api.base.url", sandbox.hubspotUrl());
        config.put(key, value);
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue found : connector.validate(config).configValues()) {
            if (!found.errorMessages().isEmpty()) {
                errors.put(found.name(), found.errorMessages());
            }
        }
        return errors;
    }

    @Test
    void goodSettingsHaveNoErrors() {
        assertThat(errorsWith("tenant", "acme")).isEmpty();
    }

    @Test
    void aWrongTokenIsFoundAtTheToken() {
        Map<String, List<String>> errors = errorsWith("hubspot.access.token", "pat-na1-somebodyelse");
        assertThat(errors).containsOnlyKeys("hubspot.access.token");
        assertThat(errors.get("hubspot.access.token").get(0)).doesNotContain("pat-na1-somebodyelse");
    }

    @Test
    void aTokenWithoutTheScopeIsFoundAtTheStreamsWithTheScopeThatIsMissing() {
        sandbox.faults().add(Fault.status("hubspot", 403, 1).on("GET /crm/objects/"));
        Map<String, List<String>> errors = errorsWith("streams", "companies");
        assertThat(errors).containsOnlyKeys("streams");
        assertThat(errors.get("streams").get(0)).contains("companies", "crm.objects.companies.read");
    }

    @Test
    void anAddressWithoutAServerIsFoundAtTheAddress() {
        assertThat(errorsWith("hubspot.api.base.url", "http://127.0.0.1:1")).containsOnlyKeys("hubspot.api.base.url");
    }

    @Test
    void anUnknownVersionIsToldTheKnownOnes() {
        assertThat(errorsWith("hubspot.api.version", "2026-9")
                        .get("hubspot.api.version")
                        .get(0))
                .contains("Known: 2026-09, 2026-03, v3", "Did you mean '2026-09'?");
    }

    @Test
    void anUnknownStreamIsToldTheKnownOnes() {
        assertThat(errorsWith("streams", "contact").get("streams").get(0)).contains("Did you mean 'contacts'?");
    }

    @Test
    void isFoundAsAServiceWithItsVersion() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .extracting(found -> found.getClass().getSimpleName() + " " + found.version())
                .containsExactly(
                        "HubSpotSourceConnector " + connector.version(),
                        "HubSpotWebhookSourceConnector " + connector.version());
    }
}
