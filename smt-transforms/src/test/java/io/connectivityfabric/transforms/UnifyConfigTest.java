package io.connectivityfabric.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifyConfigTest {

    @TempDir
    Path dir;

    private static List<String> errors(String key, String value) {
        return UnifyConfig.DEF.validate(Map.of(key, value)).stream()
                .filter(config -> config.name().equals(key))
                .map(ConfigValue::errorMessages)
                .findFirst()
                .orElseThrow();
    }

    private static void configure(Map<String, String> config) {
        new Unify<SourceRecord>().configure(config);
    }

    @Test
    void nothingIsRequired() {
        assertThat(UnifyConfig.DEF.validate(Map.of()))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }

    @Test
    void everySettingIsDocumentedAndInAGroup() {
        UnifyConfig.DEF.configKeys().values().forEach(key -> {
            assertThat(key.documentation).as(key.name).isNotBlank();
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.displayName).as(key.name).isNotBlank();
        });
    }

    @Test
    void aTypoInAMappingFileShowsAtItsSettingWithFileLineAndSuggestion() throws IOException {
        Path file = dir.resolve("customer.yaml");
        Files.writeString(file, """
                id: acme.stripe.customer
                version: 1
                extends: stripe.customer
                read:
                  emial: {path: email, convert: email}
                """);
        assertThat(errors("mapping.paths", file.toString()))
                .singleElement()
                .asString()
                .contains(file + ":5")
                .contains("'emial'")
                .contains("Did you mean 'email'?");
        assertThatThrownBy(() -> configure(Map.of("mapping.paths", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mapping.paths")
                .hasMessageContaining("Did you mean 'email'?");
    }

    @Test
    void aMappingFileThatIsNotThereIsNamed() {
        assertThat(errors("mapping.paths", "/nowhere/customer.yaml"))
                .singleElement()
                .asString()
                .contains("/nowhere/customer.yaml: there is no such file");
    }

    @Test
    void aTopicThatCannotBeIsRefused() {
        assertThat(errors("topic.format", "unified.${entitiy}.v1"))
                .singleElement()
                .asString()
                .contains("${entity}");
        assertThat(errors("topic.format", "unified customer"))
                .singleElement()
                .asString()
                .contains("topic name");
    }

    @Test
    void anUnknownWayWithUnmappedRecordsIsRefused() {
        assertThat(errors("on.unmapped", "ignore")).singleElement().asString().contains("pass");
    }

    @Test
    void systemAndObjectBelongTogether() {
        assertThatThrownBy(() -> configure(Map.of("system", "stripe")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'system' and 'object'");
    }

    @Test
    void aBareObjectNeedsAMapping() {
        assertThatThrownBy(() -> configure(Map.of("system", "stripe", "object", "customers")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stripe.customers")
                .hasMessageContaining("stripe.customer");
    }
}
