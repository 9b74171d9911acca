package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingFilesTest {

    /** A third system: it needs nothing but its file. */
    private static final String THIRD = """
            id: shop.client
            version: 4
            source: {system: shop, object: client, id: key.number}
            target: UnifiedCustomer
            read:
              email: {path: mail, convert: email}
              display_name: {join: [given, family]}
              tags: {path: labels, convert: tags}
              custom_fields: {rest: ., except: ["_*"]}
            write:
              mail: email
              extras: {rest: custom_fields, allow: [size, "crm_*"]}
            never_write: [number, extras.crm_secret]
            """;

    @TempDir
    Path dir;

    private Path file(String name, String text) {
        try {
            return Files.writeString(dir.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mappings with(String text) {
        return Mappings.withFiles(List.of(file("mapping.yaml", text)));
    }

    private static Struct read(Mappings mappings, String system, String object, String payload) {
        return mappings.read(system, object)
                .orElseThrow()
                .apply(new RawRecord(
                        "acme", system, "1", object, "7", Operation.READ, null, Instant.EPOCH, null, null, payload));
    }

    @Test
    void aThirdSystemNeedsOnlyItsFile() {
        Mappings mappings = with(THIRD);
        Struct customer = read(
                mappings,
                "shop",
                "client",
                "{\"key\":{\"number\":7},\"mail\":\"j@example.com\",\"given\":\"Jenny\",\"labels\":[\"b\",\"a\"],"
                        + "\"size\":12.50,\"vip\":true,\"_hidden\":\"x\",\"nested\":{}}");
        assertThat(customer.getString("email")).isEqualTo("j@example.com");
        assertThat(customer.getString("display_name")).isEqualTo("Jenny");
        assertThat(customer.getArray("tags")).isEqualTo(List.of("a", "b"));
        assertThat(customer.getMap("custom_fields")).isEqualTo(Map.of("size", "12.5", "vip", "true"));
        assertThat(customer.getStruct("meta").getString("mapping_version")).isEqualTo("shop.client@4");
        assertThat(mappings.read("shop", "client").orElseThrow().idOf("{\"key\":{\"number\":7}}"))
                .isEqualTo("7");
        assertThat(mappings.readable()).contains("hubspot.contact", "shop.client", "stripe.customer");
    }

    @Test
    @Tag("edge-43")
    @Tag("edge-44")
    void customFieldsGoOutOnlyWhereAllowed() {
        Struct customer = read(
                with(THIRD),
                "shop",
                "client",
                "{\"size\":\"12\",\"crm_id\":\"5\",\"crm_secret\":\"s\",\"other\":\"o\"}");
        WriteMapping write = with(THIRD).write("shop", "client").orElseThrow();
        assertThat(write.apply(customer)).isEqualTo(Fixtures.json("{\"extras\":{\"size\":\"12\",\"crm_id\":\"5\"}}"));

        customer.getStruct("meta").put("field_mask", List.of("custom_fields.size"));
        assertThat(write.apply(customer)).isEqualTo(Fixtures.json("{\"extras\":{\"size\":\"12\"}}"));
        customer.put("custom_fields", Map.of());
        assertThat(write.apply(customer)).isEqualTo(Fixtures.json("{\"extras\":{\"size\":\"\"}}"));
    }

    @Test
    void aFileExtendsABuiltInOneRuleByRule() {
        Mappings mappings = with("""
                id: acme.stripe.customer
                version: 2
                extends: stripe.customer
                read:
                  lifecycle_stage: {const: CUSTOMER}
                  job_title:
                """);
        Struct customer =
                read(mappings, "stripe", "customer", "{\"name\":\"Jenny Rosen\",\"metadata\":{\"job_title\":\"CTO\"}}");
        assertThat(customer.getString("lifecycle_stage")).isEqualTo("CUSTOMER");
        assertThat(customer.getString("last_name")).isEqualTo("Rosen");
        assertThat(customer.getString("job_title")).isNull();
        assertThat(customer.getMap("custom_fields")).isEqualTo(Map.of("job_title", "CTO"));
        assertThat(customer.getStruct("meta").getString("mapping_version")).isEqualTo("acme.stripe.customer@2");
    }

    @Test
    void whatABuiltInFileForbidsStaysForbidden() {
        assertThatThrownBy(() -> with("""
                id: acme.stripe.customer
                version: 2
                extends: stripe.customer
                never_write: [phone]
                write:
                  phone:
                  balance: {path: balance.minor_units}
                """)).hasMessageContaining("'balance' is in 'never_write'");
    }

    @Test
    void aDirectoryIsAllItsFiles() {
        file("a.yaml", THIRD);
        file("b.yml", "id: acme.shop\nversion: 1\nextends: shop.client\n");
        file("notes.txt", "no mapping");
        assertThat(Mappings.withFiles(List.of(dir)).readable()).contains("shop.client");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void faultsSayWhereWhatAndWhatToDo(String rule, String message) {
        String text = "id: t\nversion: 1\nsource: {system: t, object: o}\ntarget: UnifiedCustomer\n" + rule;
        assertThatThrownBy(() -> with(text)).isInstanceOfSatisfying(MappingLoadException.class, fault -> {
            assertThat(fault.file()).isEqualTo(dir.resolve("mapping.yaml").toString());
            assertThat(fault.line()).isPositive();
            String said = fault.getMessage().replace(fault.file(), "F");
            // What there is to choose from grows: of a long list, only the beginning.
            if (message.endsWith("…")) {
                assertThat(said).startsWith(message.substring(0, message.length() - 1));
            } else {
                assertThat(said).isEqualTo(message);
            }
        });
    }

    static List<Arguments> faultsSayWhereWhatAndWhatToDo() {
        return List.of(
                Arguments.of(
                        "read:\n  emial: email",
                        "F:6: unknown field 'emial' in UnifiedCustomer. Did you mean 'email'?"),
                Arguments.of(
                        "read:\n  email: {path: email, convert: e_mail}",
                        "F:6: unknown converter 'e_mail'. Did you mean 'email'?"),
                Arguments.of("read:\n  email: {pth: email}", "F:6: unknown key 'pth' in a rule. Did you mean 'path'?"),
                Arguments.of(
                        "read:\n  display_name: {path: created, convert: epoch_seconds}",
                        "F:6: 'epoch_seconds' makes a time, but 'display_name' takes text. Converters for that:" + " "
                                + String.join(", ", Converters.giving(ValueType.TEXT)) + "."),
                Arguments.of(
                        "read:\n  meta.created_at: created",
                        "F:6: 'meta.created_at' takes a time, which this rule does not make of what it finds. Add"
                                + " 'convert': one of date, epoch_millis, epoch_seconds, …"),
                Arguments.of(
                        "read:\n  lifecycle_stage: {const: CLIENT}",
                        "F:6: 'CLIENT' is no value of LifecycleStage, which 'lifecycle_stage' takes. Known are CUSTOMER,"
                                + " EVANGELIST, LEAD, MARKETING_QUALIFIED, OPPORTUNITY, OTHER, SALES_QUALIFIED,"
                                + " SUBSCRIBER, UNKNOWN."),
                Arguments.of(
                        "read:\n  kind: {path: kind, convert: lookup, args: {table: {p: PERSN}}}",
                        "F:6: 'PERSN' is no value of CustomerKind, which 'kind' takes. Did you mean 'PERSON'?"),
                Arguments.of(
                        "read:\n  kind: kind",
                        "F:6: 'kind' takes only values of CustomerKind, but this rule could give any text. Convert with"
                                + " 'lookup' and a table."),
                Arguments.of(
                        "read:\n  meta.tenant_id: {const: acme}",
                        "F:6: 'meta.tenant_id' is not for a mapping to fill: it comes with the record, or does not exist."
                                + " Known are created_at, deleted, deleted_at, environment, external_ids, merged_ids,"
                                + " merged_into_id, source_url, updated_at."),
                Arguments.of(
                        "read:\n  description: client_secret",
                        "F:6: 'client_secret' is a secret, which must not leave the provider. Remove this rule."),
                Arguments.of(
                        "read:\n  balance: {path: b, convert: money_minor, args: {currency: c}}",
                        "F:6: 'money_minor' needs the argument 'digits'. Give it under 'args': {digits: …}."),
                Arguments.of(
                        "read:\n  address: {path: a, use: t.adress}\nshared:\n  t.address: {read: {city: city}}",
                        "F:6: unknown shared mapping 't.adress'. Did you mean 't.address'?"),
                Arguments.of(
                        "read:\n  name_derived: {path: d, default: maybe}",
                        "F:6: the default is text, but the rule gives true or false. Give a default of the same type."),
                Arguments.of(
                        "read:\n  email: {const: x, path: y}",
                        "F:6: the rule has both 'const' and 'path'."
                                + " It needs one of concat, const, each, entries, …"),
                Arguments.of("read:\n  email: 'a..b'", "F:6: the path 'a..b' has an empty part."),
                Arguments.of(
                        "read:\n  email: {path: m, when: {exists: m}}",
                        "F:6: unknown key 'exists' in a condition. Known are above, absent, …"),
                Arguments.of(
                        "write:\n  mail: e_mail", "F:6: the unified record has no 'e_mail'. Did you mean 'email'?"),
                Arguments.of(
                        "write:\n  since: meta.created_at",
                        "F:6: 'since' would be written as a time. Add a converter: one of iso_date, iso_time, …"),
                Arguments.of(
                        "write:\n  mail: {path: tags, convert: trim_to_null}",
                        "F:6: 'trim_to_null' converts text, but is given a list of texts. Converters for that: …"),
                Arguments.of(
                        "read:\n  email: a\n  email: b",
                        "F:7: 'email' is given twice in one block." + " Remove one of them."),
                Arguments.of("reed:\n  email: a", "F:5: unknown key 'reed' in a mapping file. Did you mean 'read'?"));
    }

    @Test
    void brokenYamlIsSaidToBe() {
        assertThatThrownBy(() -> with("id: t\nread: {email: [a\n"))
                .isInstanceOf(MappingLoadException.class)
                .hasMessageContaining("mapping.yaml:")
                .hasMessageContaining("not valid YAML");
        assertThatThrownBy(() -> with("")).hasMessageContaining("the file is empty");
    }

    @Test
    void anUnknownBaseOrTargetIsSaidToBe() {
        assertThatThrownBy(() -> with("id: t\nversion: 1\nextends: stripe.custommer\n"))
                .hasMessageContaining("Did you mean 'stripe.customer'?");
        assertThatThrownBy(() -> with("id: t\nversion: 1\nsource: {system: t, object: o}\ntarget: UnifiedCustommer\n"))
                .hasMessageContaining("Did you mean 'UnifiedCustomer'?");
        assertThatThrownBy(() -> with("id: t\nversion: 1\ntarget: UnifiedCustomer\n"))
                .hasMessageContaining("'source'");
    }

    @Test
    void aRequiredFieldThatIsMissingFailsTheRecord() {
        Mappings mappings = with(THIRD.replace("convert: email}", "convert: email, required: true}"));
        assertThatThrownBy(() -> read(mappings, "shop", "client", "{\"given\":\"Jenny\"}"))
                .isInstanceOf(MappingException.class)
                .hasMessage("Cannot map shop.client 7, field 'email': is required but missing");
    }

    @Test
    void filesThatWouldUndoEachOtherAreRefused() {
        String first = "id: acme.one\nversion: 1\nextends: stripe.customer\nread:\n  job_title: a\n";
        String second = "id: acme.two\nversion: 1\nextends: stripe.customer\nread:\n  job_title: b\n";
        Path one = file("one.yaml", first);
        assertThatThrownBy(() -> Mappings.withFiles(List.of(one), "setting", second))
                .isInstanceOf(MappingLoadException.class)
                .hasMessage("setting:1: 'acme.two' maps stripe.customer to UnifiedCustomer, and so does " + one
                        + ":1. Lay one over the other, with 'extends: acme.one'.");
        Mappings laid = Mappings.withFiles(List.of(one), "setting", second.replace("stripe.customer", "acme.one"));
        assertThat(read(laid, "stripe", "customer", "{\"id\":\"7\",\"a\":\"x\",\"b\":\"y\"}")
                        .get("job_title"))
                .isEqualTo("y");
    }

    @Test
    void aFileHasOneDocument() {
        assertThatThrownBy(() -> with("id: a\nversion: 1\ntables: {}\n---\nid: b\nversion: 1\ntables: {}\n"))
                .hasMessageContaining("mapping.yaml:5: a second document begins here. Give it a file of its own.");
    }
}
