package io.connectivityfabric.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonElementsTest {
    private static final JsonElements LIST = new JsonElements(
            Set.of("client_secret"), Set.of("has_more", "paging.next.after"), Map.of("data", Set.of("id", "created")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "-0",
                "0.10",
                "1e3",
                "1E+30",
                "12345678901234567890123456789012345678901234567890",
                "3.141592653589793238462643383279502884197",
                "9007199254740993"
            })
    void numbersKeepTheirDigits(String number) throws IOException {
        assertThat(only("{\"id\":\"a\",\"n\": " + number + " }")).isEqualTo("{\"id\":\"a\",\"n\":" + number + "}");
    }

    @Test
    void onlyBlanksGo() throws IOException {
        String pretty = """
                {
                  "id" : "cus_1" , "empty" : { } , "none" : [ ] , "b" : [ true , false , null , "" ] ,
                  "z" : { "a" : [ { "deep" : [ [ 1 ] ] } ] } , "z" : "twice", "" : "no name"
                }""";

        assertThat(only(pretty))
                .isEqualTo("{\"id\":\"cus_1\",\"empty\":{},\"none\":[],\"b\":[true,false,null,\"\"],"
                        + "\"z\":{\"a\":[{\"deep\":[[1]]}]},\"z\":\"twice\",\"\":\"no name\"}");
    }

    @Test
    void textSurvivesWhateverIsInIt() throws IOException {
        assertThat(only("{\"id\":\"Zoë 王 \\ud83d\\ude00 \\u0000 \\\"\\\\ \\/ \\n\"}"))
                .isEqualTo("{\"id\":\"Zoë 王 \uD83D\uDE00 \\u0000 \\\"\\\\ / \\n\"}");
    }

    @Test
    void halfAnEmojiStaysHalfAnEmoji() throws IOException {
        String cut = only("{\"id\":\"smile \\ud83d\",\"x\":\"\\ude00\",\"ok\":\"\\ud83d\\ude00\"}");

        assertThat(cut).isEqualTo("{\"id\":\"smile \\ud83d\",\"x\":\"\\ude00\",\"ok\":\"\uD83D\uDE00\"}");
    }

    /** A text is taken over as it is if nothing needs to be written anew, and must not differ from one that was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a b\\t \\\" \\\\\"}",
                "{ \"id\" : \"x\" , \"in\" : { \"a b\" : [ 1 , { } , \"[ {\" ] } }",
                "{\"id\":\"Zoë 王 \uD83D\uDE00 ퟿\",\"\\\"\":1.50}"
            })
    void itIsTheSameWhetherItHasToBeWrittenAgainOrNot(String element) throws IOException {
        String again = element.replaceFirst("\\{", "{\"client_secret\":\"s\",");

        assertThat(only(again)).isEqualTo(only(element));
        assertThat(read("{\"data\":[" + again + "]}").elements("data").get(0).fields())
                .isEqualTo(read("{\"data\":[" + element + "]}")
                        .elements("data")
                        .get(0)
                        .fields());
    }

    @Test
    void elementsBehindBlanksAndAByteOrderMarkAreFound() throws IOException {
        assertThat(read("\uFEFF { \"data\" : [ {\"id\": 1} , {\"id\": 2} ] }").elements("data"))
                .extracting(JsonElements.Element::json)
                .containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void anAnswerInAnotherEncodingIsReadAsWell() throws IOException {
        assertThat(LIST.read("{\"data\":[{\"id\": \"Zoë\"}]}".getBytes(StandardCharsets.UTF_16BE))
                        .elements("data"))
                .extracting(JsonElements.Element::json)
                .containsExactly("{\"id\":\"Zoë\"}");
    }

    @Test
    void secretsAreLeftOutAtAnyDepth() throws IOException {
        assertThat(only("{\"client_secret\":\"a\",\"id\":\"b\",\"in\":{\"client_secret\":{\"x\":[1,2]},\"y\":"
                        + "[{\"client_secret\":null}]}}"))
                .isEqualTo("{\"id\":\"b\",\"in\":{\"y\":[{}]}}");
    }

    @Test
    void onePassFindsElementsAndFieldsWhereverTheyStand() throws IOException {
        JsonElements.Document page = read("{\"has_more\":true,\"data\":[{\"id\":\"a\",\"created\":17,"
                + "\"in\":{\"id\":\"not this\"}},{\"id\":null}],\"other\":[{\"id\":\"x\"}],"
                + "\"paging\":{\"prev\":{\"after\":\"no\"},\"next\":{\"after\":\"NTI1\"}}}");

        assertThat(page.fields()).containsOnly(Map.entry("has_more", "true"), Map.entry("paging.next.after", "NTI1"));
        assertThat(page.elements("data"))
                .extracting(JsonElements.Element::fields)
                .containsExactly(Map.of("id", "a", "created", "17"), Map.of());
        assertThat(page.elements("other")).isEmpty();
    }

    @Test
    void aWantedObjectIsNotedAsItsJson() throws IOException {
        JsonElements event = new JsonElements(
                Set.of("client_secret"), Set.of("data.object", "data.object.id", "data.old"), Map.of());

        Map<String, String> fields = event.readOne(
                        "{ \"id\": 1, \"data\": { \"old\": [ 1.50 ], \"object\": { \"id\": \"x\", \"client_secret\": 3,"
                                + " \"a\": { } } } }")
                .fields();

        assertThat(fields)
                .containsOnly(
                        Map.entry("data.object", "{\"id\":\"x\",\"a\":{}}"),
                        Map.entry("data.object.id", "x"),
                        Map.entry("data.old", "[1.50]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>secret</html>",
                "[]",
                "\"secret\"",
                "{\"data\":[\"secret\"]}",
                "{\"data\":[{\"a\":secret}]}",
                "{\"data\":[{\"a\":\"secret\"}",
                "{\"data\":[]} secret",
                "{\"data\":[{\"a\":NaN}]}",
                "{\"a\":\"secret\u0001\"}"
            })
    void anythingElseIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("It is ")
                .doesNotContain("secret");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        String bomb = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"data\":[" + bomb + "]}")).isInstanceOf(IOException.class);
    }

    @Test
    void aLongTextIsNotRefused() throws IOException {
        String text = "x".repeat(25_000_000);
        assertThat(only("{\"id\":\"" + text + "\"}")).hasSize(text.length() + 9);
    }

    private static String only(String element) throws IOException {
        List<JsonElements.Element> elements =
                read("{\"data\":[" + element + "]}").elements("data");
        assertThat(elements).hasSize(1);
        return elements.get(0).json();
    }

    private static JsonElements.Document read(String json) throws IOException {
        return LIST.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsATextThatIsAnArray() throws IOException {
        JsonElements items = new JsonElements(Set.of("secret"), Set.of("id"), Map.of());

        List<JsonElements.Element> elements =
                items.readAll("[ {\"id\": 1.0, \"secret\": 2}, {\"x\": []} ]".getBytes(StandardCharsets.UTF_8));

        assertThat(elements).extracting(JsonElements.Element::json).containsExactly("{\"id\":1.0}", "{\"x\":[]}");
        assertThat(elements.get(0).fields()).containsEntry("id", "1.0");
        for (String other : List.of("{}", "[1]", "[{}] []", "[{}", "")) {
            assertThatThrownBy(() -> items.readAll(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isInstanceOf(IOException.class);
        }
    }
}
