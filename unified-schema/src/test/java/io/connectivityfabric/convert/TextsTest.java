package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\t\n", "\u2003"})
    void blanksAreNothing(String text) {
        assertThat(Texts.trimToNull(text)).isNull();
    }

    @Test
    @Tag("edge-8")
    void cutsBetweenCharactersNeverWithinOne() {
        String name = "x".repeat(255) + "😀";
        assertThat(Texts.truncate(name, 256)).isEqualTo("x".repeat(255));
        assertThat(Texts.truncate(name, 257)).isEqualTo(name);
        assertThat(Texts.truncate("short", 256)).isEqualTo("short");
    }

    @Test
    void listsHaveNoBlanksAndNoRepetitions() {
        assertThat(Texts.list("a@x;;b@x; ;a@x", ";")).containsExactly("a@x", "b@x");
        assertThat(Texts.list("", ";")).isEmpty();
    }

    @Test
    @Tag("edge-45")
    void tagsAreTheSameForTheSameTags() {
        assertThat(Texts.tags(List.of("vip; beta,VIP"))).containsExactly("beta", "vip");
        assertThat(Texts.tags(List.of("beta", " vip "))).isEqualTo(Texts.tags(List.of("vip,beta")));
        assertThat(Texts.tags(List.of(""))).isEmpty();
    }

    @Test
    @Tag("edge-45")
    void aSeparatorInsideAnItemBecomesABlank() {
        assertThat(Texts.join(List.of("a;b", "c,d", " "), ";")).isEqualTo("a b;c d");
        assertThat(Texts.join(List.of(), ";")).isNull();
    }

    @Test
    @Tag("edge-12")
    void linesOfAnAddress() {
        assertThat(Texts.firstLine("Torstraße 1\r\n3. OG")).isEqualTo("Torstraße 1");
        assertThat(Texts.otherLines("Torstraße 1\r\n\n3. OG\nHof")).isEqualTo("3. OG\nHof");
        assertThat(Texts.otherLines("Torstraße 1")).isNull();
        assertThat(Texts.firstLine(" \n ")).isNull();
    }
}
