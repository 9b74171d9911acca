package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a mapping file is found when it is loaded, with its line and what to do. */
class LoaderChecksTest {

    @TempDir
    Path dir;

    private void load(String target, String rules) throws IOException {
        Path file = Files.writeString(
                dir.resolve("m.yaml"),
                "id: t\nversion: 1\nsource: {system: t, object: o}\ntarget: " + target + "\n" + rules);
        Mappings.withFiles(List.of(file));
    }

    private void assertFault(String target, String rules, int line, String what, String suggestion) {
        assertThatThrownBy(() -> load(target, rules)).isInstanceOfSatisfying(MappingLoadException.class, fault -> {
            assertThat(fault.what()).isEqualTo(what);
            assertThat(fault.suggestion()).startsWith(suggestion);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.file()).isEqualTo(dir.resolve("m.yaml").toString());
        });
    }

    @Test
    void aTargetThatDoesNotExist() {
        assertFault(
                "UnifiedCustommer",
                "read: {email: mail}",
                4,
                "unknown target 'UnifiedCustommer'.",
                "Did you mean 'UnifiedCustomer'?");
        assertFault(
                "UnifiedInvoice",
                "shared:\n  line:\n    read:\n      quantty: pieces\nread:\n  lines: {each: rows, use: line}",
                8,
                "unknown field 'lines.quantty' in UnifiedInvoice.",
                "Did you mean 'quantity'?");
    }

    @Test
    void aConverterThatDoesNotExist() {
        assertFault(
                "UnifiedCustomer",
                "read:\n  phone: {path: tel, convert: phone}\n",
                6,
                "unknown converter 'phone'.",
                "");
    }

    @Test
    void aValueOfAnotherType() {
        assertFault(
                "UnifiedInvoice",
                "read:\n  total: {const: 5}",
                6,
                "'total' takes money, but the rule gives a whole number.",
                "Converters for that: money_major, money_minor.");
        assertFault(
                "UnifiedDeal",
                "read:\n  amount:\n    first:\n      - {const: 5}\n      - {const: five}",
                9,
                "this gives text, the rule before it a whole number.",
                "Convert one of them.");
        assertFault(
                "UnifiedEvent",
                "read:\n  attempt: {path: n, default: 3000000000}",
                6,
                "'attempt' takes whole numbers of at most 32 bits.",
                "Write a smaller one.");
        assertFault(
                "UnifiedCustomer",
                "read:\n  description:\n    concat:\n      - {path: a, convert: tags}\n      - b\n    convert: join",
                9,
                "'concat' puts a list of texts together, but this gives any value.",
                "Convert it to a list of the same kind.");
    }

    @Test
    @Tag("edge-54")
    void aValueThatTheVocabularyDoesNotHave() {
        assertFault(
                "UnifiedInvoice",
                "read:\n  status: {path: s, convert: lookup, args: {table: {paid: PAYED}}}",
                6,
                "'PAYED' is no value of InvoiceStatus, which 'status' takes.",
                "Did you mean 'PAID'?");
        assertFault(
                "UnifiedInvoice",
                "read:\n  status: {path: s, convert: lookup, args: {table: {paid: PAID}, otherwise: OTHER}}",
                6,
                "'OTHER' is no value of InvoiceStatus, which 'status' takes.",
                "");
        assertFault(
                "UnifiedPrice",
                "shared:\n  every: {read: {interval: {const: MONTHLY}}}\nread:\n  recurrence: {path: ., use: every}",
                6,
                "'MONTHLY' is no value of RecurrenceInterval, which 'recurrence.interval' takes.",
                "Did you mean 'MONTH'?");
    }

    @Test
    @Tag("edge-54")
    void aValueOfAUnifiedFieldThatNeverOccurs() {
        assertFault(
                "UnifiedCustomer",
                "write:\n  company: {path: display_name, when: {path: kind, is: ORGANISATION}}",
                6,
                "'ORGANISATION' is no value of CustomerKind, so it never occurs here.",
                "Did you mean 'ORGANIZATION'?");
        assertFault(
                "UnifiedInvoice",
                "write:\n  state: {path: status, convert: lookup, args: {table: {VOIDED: void}}}",
                6,
                "'VOIDED' is no value of InvoiceStatus, so it never occurs here.",
                "Did you mean 'VOID'?");
        assertFault(
                "UnifiedInvoice",
                "shared:\n  l: {write: {unit: {path: recurrence.interval, convert: lookup, args: {table: {DAYS: d}}}}}\n"
                        + "write:\n  rows: {each: lines, use: l}",
                6,
                "'DAYS' is no value of RecurrenceInterval, so it never occurs here.",
                "Did you mean 'DAY'?");
    }

    @Test
    void aRequiredFieldThatNoRuleFills() {
        String others = "read:\n  id: id\n  type: type\n  source: {const: /shop}\n";
        assertFault(
                "UnifiedEvent",
                others,
                6,
                "no rule fills 'occurred_at', which every UnifiedEvent must have.",
                "Add one that gives a time.");
        assertFault(
                "UnifiedCustomer",
                "shared:\n  tax:\n    read:\n      type: type\nread:\n  tax_ids: {each: taxes, use: tax}",
                8,
                "no rule fills 'tax_ids.value', which every TaxId must have.",
                "Add one that gives text.");
    }

    @Test
    void aRequiredFieldWithoutAValueFailsTheRecordByName() {
        Shop shop = Shop.with(dir, "event", """
                id: shop.event
                version: 1
                source: {system: shop, object: event}
                target: UnifiedEvent
                read:
                  id: id
                  type: type
                  source: {const: /shop}
                  occurred_at: {path: at, convert: epoch_seconds}
                """);
        assertThat(shop.read("'type':'t','at':1").getString("type")).isEqualTo("t");
        assertThatThrownBy(() -> shop.read("'type':'t'"))
                .isInstanceOf(MappingException.class)
                .hasMessage("Cannot map shop.event 7, field 'occurred_at': is required but missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: a, args: {table: t}} | 'args' says nothing here. | It goes with convert.",
                "{path: a, with: x} | 'with' says nothing here. | It goes with join.",
                "{const: a, use: x} | 'use' says nothing here. | It goes with each or path.",
                "{path: a, take: b} | 'take' says nothing here. | It goes with each.",
                "{path: a, of: b} | 'of' says nothing here. | It goes with greatest or least or sum.",
                "{path: a, keep: [b]} | 'keep' says nothing here. | It goes with rest.",
                "{path: a, allow: [b]} | unknown key 'allow' in a rule. | Known are",
                "{path: a, fill_blanks: name_derived} | unknown key 'fill_blanks' in a rule. | Known are",
                "{first: [{path: a, required: true}]} | 'required' is about a field, but this is only one of the rules"
                        + " for it. | Move it to the rule around this one.",
                "{path: a, convert: part, args: {separator: x, number: two}} | 'number' takes a whole number above 0. |",
                "{path: a, convert: lookup, args: {table: []}} | a table is a block of keys, but this is a list. |",
                "{path: a, max: -1} | 'max' takes a whole number above 0. |",
            })
    void keysThatSayNothing(String rule, String what, String suggestion) {
        assertThatThrownBy(() -> load("UnifiedCustomer", "read:\n  description: " + rule))
                .isInstanceOfSatisfying(MappingLoadException.class, fault -> {
                    assertThat(fault.what()).isEqualTo(what);
                    assertThat(fault.suggestion() == null ? "" : fault.suggestion())
                            .startsWith(suggestion == null ? "" : suggestion);
                    assertThat(fault.line()).isEqualTo(6);
                });
    }

    @Test
    void whatIsNotTextIsNotCut() {
        assertFault(
                "UnifiedCustomer",
                "read:\n  tags: {path: a, convert: tags, max: 5}",
                6,
                "'max' and 'omit_over' are for text, but the rule gives a list of texts.",
                "Remove them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: address | 'a' would be written as a record. | Name a field inside it, or give it a shared mapping"
                        + " with 'use'.",
                "a: addresses | 'a' would be written as a list of records. | Write {each: path, use: shared mapping}.",
                "a: custom_fields | 'a' would be written as a map of texts. | Write {rest: path, allow: [keys]}.",
                "a: balance | 'a' would be written as money. | Add a converter: one of money_text, money_units.",
                "'a[0]': email | 'a[0]' cannot be written to. | Name keys from the outside in",
                "{a: email, a.b: phone} | 'a.b' is inside 'a', which another rule writes as a single value. | Remove one",
                "a: {rest: custom_fields} | 'rest' needs 'allow' in a write: the keys that may go out. | For instance",
            })
    void whatAWriteCannotDo(String rule, String what, String suggestion) {
        String rules = rule.startsWith("{") ? "write:\n  " + rule : "write:\n  " + rule;
        assertFault("UnifiedCustomer", rules, 6, what, suggestion);
    }

    @Test
    void whatMustNotBeWrittenCannotBeWrittenBySharedMappingsEither() {
        assertFault(
                "UnifiedCustomer",
                "shared:\n  a: {write: {zip: postal_code}}\nwrite:\n  home: {path: address, use: a}\n"
                        + "never_write: [home.zip]",
                6,
                "'zip' is in 'never_write'.",
                "Remove this rule.");
    }

    @Test
    void aFileThatDoesNothing() {
        assertFault(
                "UnifiedCustomer", "tables: {}", 1, "the file has neither 'read' nor 'write'.", "Add rules under one");
    }

    @Test
    void whatIsConvertedFurtherOutMayBeOfAnyTypeAtFirst() throws IOException {
        load("UnifiedInvoice", """
                tables: {status: {draft: DRAFT, none: OPEN}}
                read:
                  status: {first: [state, {const: none}], convert: lookup, args: {table: status}}
                  total:
                    first: [{path: exact, convert: decimal_text}, cents]
                    convert: money_minor
                    args: {currency: currency, digits: {default: 2}}
                """);
    }
}
