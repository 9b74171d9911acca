package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void showsEachValueThatIsThereOnALineOfItsOwn() throws JsonProcessingException {
        String text = SideBySide.of(
                "left",
                json("{\"a\":1,\"b\":{\"c\":\"x\"},\"none\":null,\"empty\":\"\"}"),
                "right",
                json("{\"list\":[{\"d\":true}]}"));

        assertThat(text.lines().map(String::stripTrailing))
                .anyMatch(line -> line.matches("left +\\| right"))
                .anyMatch(line -> line.matches("a: 1 +\\| list\\[0\\]\\.d: true"))
                .anyMatch(line -> line.matches("b\\.c: x +\\|"))
                .noneMatch(line -> line.contains("none") || line.contains("empty"));
    }

    @Test
    void cutsWhatIsTooLongBetweenCharacters() throws JsonProcessingException {
        String long1 = "x".repeat(51) + "😀".repeat(20);

        String text = SideBySide.of("l", json("{\"a\":\"" + long1 + "\"}"), "r", json("{\"ab\":\"" + long1 + "\"}"));

        assertThat(text).contains("...");
        assertThat(text.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
