package io.connectivityfabric.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Struct;
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
    void anObjectIsOfASystem() {
        assertThatThrownBy(() -> configure(Map.of("object", "customer")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("system");
        assertThatThrownBy(() -> configure(Map.of("system", "strype")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Did you mean 'stripe'?");
        configure(Map.of("system", "stripe"));
    }

    @Test
    void anUnknownEntityIsRefusedWithASuggestion() {
        assertThat(errors("entities", "company,custmer"))
                .singleElement()
                .asString()
                .contains("'custmer'")
                .contains("Did you mean 'customer'?");
    }

    @Test
    void anErrorsTopicSaysNothingByItself() {
        assertThatThrownBy(() -> configure(Map.of("errors.topic", "bad")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("on.error=errors-topic");
        assertThat(errors("on.error", "skip")).singleElement().asString().contains("errors-topic");
    }

    @Test
    void aBareObjectNeedsAMapping() {
        assertThatThrownBy(() -> configure(Map.of("system", "stripe", "object", "customers")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stripe.customers")
                .hasMessageContaining("stripe.customer");
    }

    @Test
    void aMappingCanStandInTheConfigItself() {
        String inline = "id: acme.customer\nversion: 1\nextends: stripe.customer\nread:\n  job_title: metadata.title\n";
        assertThat(errors("mapping.inline", inline)).isEmpty();
        assertThat(title(Map.of("mapping.inline", inline))).isEqualTo("CTO");
        assertThat(title(Map.of(
                        "mapping.inline",
                        "{id: a, version: 1, extends: stripe.customer, read: {job_title: metadata.title}}")))
                .isEqualTo("CTO");
        assertThat(title(Map.of())).isNull();
    }

    @Test
    void severalMappingsInTheConfigAreDocumentsAndCanExtendFiles() throws IOException {
        Path file = Files.writeString(
                dir.resolve("customer.yaml"),
                "id: acme.customer\nversion: 1\nextends: stripe.customer\nread:\n  job_title: metadata.position\n"
                        + "  description: metadata.title\n");
        String inline = """
                id: acme.customer2
                version: 1
                extends: acme.customer
                read:
                  job_title: metadata.title
                ---
                id: acme.contact
                version: 1
                extends: hubspot.contact
                read:
                  job_title: properties.role
                """;
        Map<String, String> config = Map.of("mapping.paths", file.toString(), "mapping.inline", inline);
        assertThat(UnifyConfig.DEF.validate(config))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(title(config)).isEqualTo("CTO");
        assertThat(new UnifyConfig(config)
                        .mappings()
                        .read("hubspot", "contact")
                        .orElseThrow()
                        .keysBelow("properties"))
                .contains("role");
    }

    @Test
    void aFaultOfAMappingInTheConfigShowsAtItsSettingWithLineAndSuggestion() {
        String inline = "id: a\nversion: 1\nextends: stripe.customer\nread:\n  emial: email\n";
        assertThat(errors("mapping.inline", inline))
                .containsExactly("mapping.inline:5: unknown field 'emial' in UnifiedCustomer. Did you mean 'email'?");
        assertThatThrownBy(() -> configure(Map.of("mapping.inline", inline)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mapping.inline:5: unknown field 'emial'");
        assertThat(errors("mapping.inline", "id: a\nversion: 1\n---\n{"))
                .singleElement()
                .asString()
                .startsWith("mapping.inline:4: not valid YAML");
    }

    /** What a worker does with the settings of a transform. */
    @Test
    void theFaultIsFoundInTheConfigOfAConnectorToo() {
        ConfigDef connector = new ConfigDef();
        connector.embed("transforms.unify.", "Transforms: unify", 0, UnifyConfig.DEF);
        assertThat(connector
                        .validate(
                                Map.of("transforms.unify.mapping.inline", "id: a\nversion: 1\nextends: stripe.custmer"))
                        .stream()
                        .filter(value -> value.name().equals("transforms.unify.mapping.inline"))
                        .flatMap(value -> value.errorMessages().stream()))
                .containsExactly("mapping.inline:3: there is no mapping 'stripe.custmer' to extend. Did you mean"
                        + " 'stripe.customer'?");
    }

    private static Object title(Map<String, String> config) {
        try (Unify<SourceRecord> unify = new Unify<>()) {
            unify.configure(config);
            RawRecord raw = new RawRecord(
                    "acme",
                    "stripe",
                    "acct_1",
                    "customer",
                    "cus_1",
                    Operation.READ,
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    "{\"id\":\"cus_1\",\"metadata\":{\"title\":\"CTO\"}}");
            SourceRecord record = new SourceRecord(Map.of(), Map.of(), "t", RawRecord.SCHEMA, raw.toStruct());
            return ((Struct) unify.apply(record).value()).get("job_title");
        }
    }
}
