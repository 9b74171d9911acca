package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The escape to an expression, for a single field. */
class JsltRuleTest {

    @TempDir
    Path dir;

    private Shop shop(String rules) {
        return Shop.with(
                dir,
                "client",
                "id: shop.client\nversion: 1\nsource: {system: shop, object: client}\ntarget: UnifiedCustomer\n"
                        + rules.replace('§', '"'));
    }

    private Object read(String field, String rule, String payload) {
        return shop("read:\n  " + field + ": " + rule).read(payload).get(field);
    }

    @Test
    void itsResultIsTakenLikeThatOfAPath() {
        String note = "{jslt: 'if (.note) .name + § / § + .note else .name'}";
        assertThat(read("description", note, "'name':'A','note':'b'")).isEqualTo("A / b");
        assertThat(read("description", note, "'name':'A'")).isEqualTo("A");
        assertThat(read("description", note, "'x':1")).isNull();
        assertThat(read("description", "{jslt: .n}", "'n':1234567890123456789.0123456789"))
                .as("a number that is only passed on keeps its digits")
                .isEqualTo("1234567890123456789.0123456789");
        assertThat(read("delinquent", "{jslt: .due > 0}", "'due':3")).isEqualTo(true);
        assertThat(read("description", "{jslt: 'def f(a) let b = $a + 1 $b let c = f(.n) $c + 1'}", "'n':3"))
                .isEqualTo("5");
        assertThat(read("tags", "{jslt: '[for (.l) .k]', convert: tags}", "'l':[{'k':'b'},{'k':'a'}]"))
                .isEqualTo(List.of("a", "b"));
        assertThat(read("email", "{first: [mail, {jslt: '.mails[0]'}], convert: email}", "'mails':['A@X.COM']"))
                .isEqualTo("A@x.com");
        assertThat(read("job_title", "{jslt: .t, max: 3, when: {present: t}}", "'t':'abcdef'"))
                .isEqualTo("abc");
    }

    @Test
    void insideASharedMappingItStartsFromThePart() {
        Struct address =
                shop("shared:\n  a: {read: {city: {jslt: .zip + § § + .town}}}\nread:\n  address: {path: home, use: a}")
                        .read("'home':{'zip':'10115','town':'Berlin'}")
                        .getStruct("address");
        assertThat(address.getString("city")).isEqualTo("10115 Berlin");
    }

    @Test
    void whatDoesNotFitFailsTheRecordByFieldWithoutQuotingIt() {
        assertThatThrownBy(() -> read("description", "{jslt: '{§a§: .n}'}", "'n':'private'"))
                .isInstanceOf(MappingException.class)
                .hasMessage("Cannot map shop.client 7, field 'description': is an object where a single value is"
                        + " expected");
        assertThatThrownBy(() -> read("description", "{jslt: '.n - 2'}", "'n':'private'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'description': cannot be worked out by its 'jslt'")
                .hasMessageNotContaining("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".n / .zero", ".n / (.zero + 0.0)", "def f(x) f($x) f(.)", "number(§1e999§)", "error(§no§)"})
    void whateverGoesWrongInItIsAFailureOfTheField(String expression) {
        assertThatThrownBy(() -> read("description", "{jslt: '" + expression + "'}", "'n':1,'zero':0"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'description': cannot be worked out by its 'jslt'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".client_secret",
                "get-key(., §client_§ + §secret§)",
                "to-json(.)",
                "to-json(.inner)",
                "string(.list)",
                "join([for (.) .key + string(.value)], §§)"
            })
    @Tag("edge-73")
    void aSecretIsOutOfItsReach(String expression) {
        String payload = "'name':'A','client_secret':'s3cret','inner':{'client_secret':{'a':'s3cret'},'b':1},"
                + "'list':[{'client_secret':'s3cret'}]";
        assertThat(String.valueOf(read("description", "{jslt: '" + expression + "'}", payload)))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{jslt: 'if (.a) .b els .c'} | 'jslt' is no expression: |",
                "{jslt: '.a + §open'} | 'jslt' is no expression: |",
                "{jslt: 'upper-case(.a)'} | 'jslt' is no expression: No such function: 'upper-case' (line 1, column 1 of it). |",
                "{jslt: $x} | 'jslt' is no expression: nothing defines $x. |",
                "{jslt: 'def f(a) $a + $b f(.n)'} | 'jslt' is no expression: nothing defines $b. |",
                "{jslt: '1 / 0'} | 'jslt' is no expression: / by zero. |",
                "{jslt: 'test(.a, §[§)'} | 'jslt' is no expression: |",
                "{jslt: 'import §x.jslt§ as x .a'} | 'jslt' is no expression: 'import' is not possible in a mapping |",
                "{jslt: [a]} | 'jslt' takes a single value, but this is a list. |",
                "{jslt: .a, path: b} | the rule has both 'jslt' and 'path'. | It needs one of",
            })
    void whatIsNoExpressionIsAFaultOfTheFile(String rule, String what, String suggestion) {
        assertThatThrownBy(() -> shop("read:\n  description: " + rule))
                .isInstanceOfSatisfying(MappingLoadException.class, fault -> {
                    assertThat(fault.what()).startsWith(what);
                    assertThat(fault.suggestion() == null ? "" : fault.suggestion())
                            .startsWith(suggestion == null ? "" : suggestion);
                    assertThat(fault.line()).isEqualTo(6);
                    assertThat(fault.file()).endsWith("client.yaml");
                });
    }

    @Test
    void itIsNotForMoney() {
        for (String rule : List.of(
                "{jslt: .a * 100, convert: money_minor, args: {currency: c, digits: {default: 2}}}",
                "{first: [a, {jslt: .b}], convert: money_minor, args: {currency: c, digits: {default: 2}}}",
                "{path: a, convert: money_minor, args: {currency: {jslt: .c}, digits: {default: 2}}}")) {
            assertThatThrownBy(() -> shop("read:\n  balance: " + rule))
                    .isInstanceOfSatisfying(MappingLoadException.class, fault -> {
                        assertThat(fault.what())
                                .isEqualTo("'balance' takes money, and 'jslt' reckons in floating point.");
                        assertThat(fault.suggestion()).contains("money_minor");
                        assertThat(fault.line()).isEqualTo(6);
                    });
        }
    }

    @Test
    void aVocabularyStillNeedsATable() {
        assertThatThrownBy(() -> shop("read:\n  kind: {jslt: .k}"))
                .hasMessageContaining("'kind' takes only values of CustomerKind, but this rule could give any text.");
        assertThat(read("kind", "{jslt: '.a + .b', convert: lookup, args: {table: {xy: PERSON}}}", "'a':'x','b':'y'"))
                .isEqualTo("PERSON");
    }
}
