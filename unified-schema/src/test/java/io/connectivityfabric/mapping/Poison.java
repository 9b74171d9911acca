package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of JSON to put where something else belongs.
 *
 * @param json as it stands in the payload; may be what no parser should swallow
 */
record Poison(String name, String json) {

    private static final int DEEPEST_THAT_JACKSON_READS = 900;

    private static final int LONG = 500;
    private static final int ONE_IN = 11;

    /** All of the short ones at each place with {@code -Dfuzz.thorough=true}, which takes its time; else each at some. */
    private static final int SHORT_ONE_IN = Boolean.getBoolean("fuzz.thorough") ? 1 : 6;

    static final List<Poison> ALL = List.of(
            of("null", "null"),
            of("empty text", "\"\""),
            of("blanks", "\" \\t\\n\\u00a0\""),
            of("true", "true"),
            of("false", "false"),
            of("text", "\"Jenny\""),
            of("words with separators", "\";,a;;b, A;=:%\""),
            of("an address without end", "\"@\""),
            of("a plus", "\"+\""),
            of("an emoji", "\"\\ud83d\\ude00\""),
            of("half an emoji", "\"\\ud83d\""),
            of("the other half", "\"a\\ude00b\""),
            of("NUL and other control characters", "\"\\u0000\\u0007\\u001b\\u007f\\u0085\""),
            of("right to left", "\"\\u202e\\u05d0\\u05d1\""),
            of("a long text", '"' + "Straße, ".repeat(500) + '"'),
            of("a long word", '"' + "x".repeat(5_000) + '"'),
            of("many different characters", '"' + distinct(3_000) + '"'),
            of("an address with a long domain", "\"a@" + distinct(3_000) + '"'),
            of("many digits as text", '"' + "9".repeat(5_000) + '"'),
            of("many groups of digits", "\"1" + ",000".repeat(1_500) + '"'),
            of("a huge exponent as text", "\"1e400000\""),
            of("a period without end", "\"P999999999999Y\""),
            of("zero", "0"),
            of("minus one", "-1"),
            of("a fraction", "0.5"),
            of("a whole number with a fraction of zero", "17.0"),
            of("one beyond 64 bits", "9223372036854775808"),
            of("the least of 64 bits", "-9223372036854775808"),
            of("milliseconds", "1768469400000"),
            of("the year 50000", "1515693168000"),
            of("400 digits", "9".repeat(400)),
            of("1200 digits", "9".repeat(1_200)),
            of("a huge exponent", "1e400000"),
            of("a tiny one", "-1e-400000"),
            of("an exponent beyond 32 bits", "1e99999999999"),
            of("an empty list", "[]"),
            of("a list of nothing", "[null]"),
            of("a list of text", "[\"a\"]"),
            of("a list in a list", "[[[0]]]"),
            of("an empty object", "{}"),
            of("an object with an odd id", "{\"id\":{\"id\":7},\"object\":[]}"),
            of("a key twice", "{\"a\":1,\"a\":2}"),
            of("a list with data", "{\"data\":{\"id\":\"x\"},\"has_more\":\"x\"}"),
            of("deep lists", "[".repeat(DEEPEST_THAT_JACKSON_READS) + "]".repeat(DEEPEST_THAT_JACKSON_READS)),
            of("lists without end", "[".repeat(10_000) + "]".repeat(10_000)),
            of("objects without end", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
            of("no JSON", "undefined"),
            of("not a number", "NaN"));

    /**
     * What to try at one of many places: some here and some there, of the long ones, which take their time, fewer; and so of
     * all, where the parser reads over the place and no rule ever sees what stands there.
     */
    static List<Poison> at(int place, boolean isReadOver) {
        return IntStream.range(0, ALL.size())
                .filter(i -> (place + i) % ONE_IN == 0
                        || !isReadOver
                                && (place + i) % SHORT_ONE_IN == 0
                                && ALL.get(i).json().length() < LONG)
                .mapToObj(ALL::get)
                .toList();
    }

    private static Poison of(String name, String json) {
        return new Poison(name, json);
    }

    /** Whether it is neither nothing nor text, which may stand for an object by its id alone. */
    boolean isOfAnotherKindThan(JsonNode original) {
        char first = json.charAt(0);
        // In an empty list there is nothing that could be passed over: some write an object without members like that.
        return !json.equals("[]") && first != '"' && first != 'n' && first != (original.isArray() ? '[' : '{');
    }

    private static String distinct(int characters) {
        StringBuilder text = new StringBuilder();
        Stream.iterate(0x4e00, c -> c + 1).limit(characters).forEach(text::appendCodePoint);
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
