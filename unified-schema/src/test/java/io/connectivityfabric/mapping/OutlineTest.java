package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

    private final Outline outline = new Outline();

    @Test
    void whatNothingLooksAtIsNotKept() {
        outline.add(List.of("a", "b"));
        outline.add(List.of("list", 0, "x"));

        assertThat(kept("""
                {"z":[1,{"q":2}],"a":{"b":{"c":[1,2]},"d":3},"list":[{"x":1,"y":2},{"x":3}],"e":"f"}""")).isEqualTo("""
                {"a":{"b":{"c":[1,2]}},"list":[{"x":1},{"x":3}]}""");
    }

    @Test
    void whatIsLookedAtAsAWholeHasAllItsMembersInTheirOrder() {
        outline.add(List.of("one", "id"));
        outline.add(List.of("one"));
        outline.add(List.of("two"));
        outline.add(List.of("two", "id"));

        assertThat(kept("""
                {"one":{"id":{"of":1},"more":null},"two":{"more":{"of":2},"id":3}}""")).isEqualTo("""
                {"one":{"id":{"of":1},"more":null},"two":{"more":{"of":2},"id":3}}""");
    }

    @Test
    void aWayToAPlaceKeepsNothingByItself() {
        outline.pass(List.of("lines", "data"));

        assertThat(kept("""
                {"lines":{"data":[{"id":1}],"url":"/"},"id":2}""")).isEqualTo("""
                {"lines":{"data":[{}]}}""");
    }

    @Test
    void twoTogetherKeepWhatEitherOfThemKeeps() {
        outline.add(List.of("a", "b"));
        Outline other = new Outline();
        other.add(List.of("c"));
        other.add(List.of("a", "d"));

        assertThat(parse("""
                {"a":{"b":1,"d":2,"e":3},"c":{"f":4},"g":5}""", outline.and(other))).isEqualTo("""
                {"a":{"b":1,"d":2},"c":{"f":4}}""");
    }

    @Test
    void aPathFindsWhatItNamesInObjectsOfAnyOutline() {
        Outline other = new Outline();
        outline.add(List.of("a"));
        outline.add(List.of("a", "b", "c"));
        other.add(List.of("first"));
        other.add(List.of("a", "x"));
        other.add(List.of("a", "b"));
        JsonPath path = new JsonPath(List.of("a", "b", "c"));
        String json = "{\"first\":0,\"a\":{\"x\":1,\"b\":{\"c\":\"found\"}}}";

        for (Outline each : List.of(outline, other, outline, outline.and(other))) {
            assertThat(path.get(PayloadParser.parse("test.object", "1", json, each)))
                    .isEqualTo("found");
        }
        assertThat(path.get(PayloadParser.parse("test.object", "1", "{\"a\":{\"x\":1}}", other)))
                .isNull();
    }

    @Test
    void numbersKeepEveryDigit() {
        outline.add(List.of("n"));

        assertThat(kept("""
                {"n":[1.10,12345678901234567890,9223372036854775807,1e400]}""")).isEqualTo("""
                {"n":[1.10,12345678901234567890,9223372036854775807,1E+400]}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unread\":tru}",
                "{\"unread\":\"a\u0001b\"}",
                "{\"unread\":\"\\x\"}",
                "{\"unread\":[1,2}",
                "{\"unread\":{\"a\":01}}",
                "{\"unread\":{\"a\":1}",
                "{\"unread\":{\"a\" 1}}",
                "{} {}",
                "{}x",
                ""
            })
    void whatIsNotKeptMustBeJsonAllTheSame(String text) {
        assertThatThrownBy(() -> kept(text))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("not valid JSON");
    }

    private String kept(String json) {
        return parse(json, outline);
    }

    private static String parse(String json, Outline outline) {
        return PayloadParser.parse("test.object", "1", json, outline).toString();
    }
}
