package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rules apply, and what the envelope adds to an object. */
class ConditionsTest {

    @TempDir
    Path dir;

    private Struct read(String rules, String apiVersion, String payload) throws IOException {
        Path file = Files.writeString(
                dir.resolve("client.yaml"),
                "id: shop.client\nversion: 1\nsource: {system: shop, object: client}\ntarget: UnifiedCustomer\n"
                        + rules.replace('\'', '"'));
        return Mappings.withFiles(List.of(file))
                .read("shop", "client")
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        "shop",
                        "acct_1",
                        "client",
                        "7",
                        Operation.READ,
                        null,
                        Instant.EPOCH,
                        "evt_1",
                        apiVersion,
                        payload.replace('\'', '"')));
    }

    private boolean holds(String condition, String payload) throws IOException {
        return read("read:\n  description: {const: met, when: " + condition + "}\n", null, payload)
                        .getString("description")
                != null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: s, in: [paid, 3]} | {'s':'paid'} | true",
                "{path: s, in: [paid, 3]} | {'s':3}      | true",
                "{path: s, in: [paid, 3]} | {'s':'open'} | false",
                "{path: s, in: [paid, 3]} | {}           | false",
                "{path: s, not_in: [paid]} | {'s':'paid'} | false",
                "{path: s, not_in: [paid]} | {}           | true",
                "{path: n, above: 0} | {'n':1}      | true",
                "{path: n, above: 0} | {'n':'0.01'} | true",
                "{path: n, above: 0} | {'n':0}      | false",
                "{path: n, above: 0} | {'n':-5}     | false",
                "{path: n, above: 0} | {'n':''}     | false",
                "{path: n, above: 0} | {'n':null}   | false",
                "{any: [{present: a}, {path: b, is: true}]} | {'a':'x'}  | true",
                "{any: [{present: a}, {path: b, is: true}]} | {'b':true} | true",
                "{any: [{present: a}, {path: b, is: true}]} | {}         | false",
                "[{present: a}, {any: [{absent: b}, {path: b, is: x}]}] | {'a':1,'b':'y'} | false",
            })
    void conditions(String condition, String payload, boolean holds) throws IOException {
        assertThat(holds(condition, payload)).isEqualTo(holds);
    }

    @Test
    void aConditionOnANumberNamesTheFieldIfThereIsNone() {
        assertThatThrownBy(() -> holds("{path: n, above: 0}", "{'n':'many'}"))
                .isInstanceOf(MappingException.class)
                .hasMessage("Cannot map shop.client 7, field 'description': is no number");
    }

    @ParameterizedTest
    @Tag("edge-61")
    @CsvSource(
            nullValues = "-",
            value = {
                "2022-11-15,old",
                "2024-12-18.acacia,old",
                "2025-03-30,old",
                "2025-03-31,middle",
                "2025-03-31.basil,middle",
                "2025-09-30.clover,middle",
                "2026-01,new",
                "2025-12,middle",
                "2026-01-28.dahlia,new",
                "-,new",
                "v3,new",
                "2025,new",
            })
    void shapesByTheVersionTheyAreIn(String version, String shape) throws IOException {
        String rules = """
                read:
                  description:
                    first:
                      - {const: old, when: {api_version: {before: 2025-03-31}}}
                      - {const: middle, when: {api_version: {from: 2025-03-31, before: 2026-01}}}
                      - {const: new, when: {api_version: {from: 2026-01-01}}}
                """;
        assertThat(read(rules, version, "{}").getString("description")).isEqualTo(shape);
    }

    @Test
    void theEnvelopeSaysWhatTheObjectDoesNot() throws IOException {
        Struct client = read("""
                read:
                  description: {join: [{envelope: system}, {envelope: account}, {envelope: change_id}], with: /}
                  meta.created_at: {first: [{path: since, convert: epoch_seconds}, {envelope: observed_at}]}
                """, null, "{}");
        assertThat(client.getString("description")).isEqualTo("shop/acct_1/evt_1");
        assertThat(client.getStruct("meta").get("created_at")).isEqualTo(java.util.Date.from(Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: a, is: x, in: [x]} | this is no condition. Write {present: path}, {absent: path}, {deleted: true},"
                        + " {api_version: {from: date}}, {any: [condition, condition]}, or {path: path} and one of above,"
                        + " differs_from, in, is, is_not, not_in.",
                "{path: a} | this is no condition.",
                "{path: a, above: zero} | 'above' takes a number.",
                "{path: a, in: x} | 'in' takes a list, but this is a single value.",
                "{api_version: {since: 2025-01-01}} | unknown key 'since' in a condition on 'api_version'.",
                "{api_version: {}} | 'api_version' needs 'from', 'before', or both.",
                "{api_version: {from: basil}} | 'basil' is no date. Write it as 2025-03-31 or 2025-03.",
                "{api_version: {from: 2025-03-31, before: 2025-03-31}} | no version is from 2025-03-31 on and before"
                        + " 2025-03-31.",
            })
    void faultsInConditions(String condition, String message) {
        assertThatThrownBy(() -> holds(condition, "{}"))
                .isInstanceOf(MappingLoadException.class)
                .hasMessageContaining("client.yaml:6: " + message);
    }

    @Test
    void aUnifiedRecordHasNoApiVersionAndAnEnvelopeNoBalance() {
        assertThatThrownBy(
                        () -> read("write:\n  a: {path: email, when: {api_version: {from: 2025-01-01}}}\n", null, "{}"))
                .hasMessageContaining(":6: 'api_version' is for reading");
        assertThatThrownBy(() -> read("read:\n  email: {envelope: acount}\n", null, "{}"))
                .hasMessageContaining(":6: an envelope has no 'acount'. Did you mean 'account'?");
    }
}
