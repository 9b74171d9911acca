package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.unified.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.kafka.connect.data.Struct;

/** {@code meta.content_hash} is the same for the same content, however its JSON is written, and another for another. */
class ContentHashTest {

    private static final List<String> OTHER_VALUES =
            List.of("\"something else\"", "\"2001-01-01T00:00:00Z\"", "\"17\"", "4711", "true", "false", "null");

    @Property(tries = 500, seed = "20261125", edgeCases = EdgeCasesMode.NONE)
    @Tag("edge-70")
    void isTheSameHoweverTheObjectIsWritten(
            @ForAll("readingsOfObjects") FixtureFile.Reading reading, @ForAll long order) {
        ObjectNode object = Fixtures.json(reading.fixture().payload());
        Random random = new Random(order);
        withTags(object, "x;y;z;Zürich");
        String hash = hash(reading.record("x_1", object.toString()));
        withTags(
                object, shuffled(List.of("Zürich", "x", "y", "z", "x", " "), random, random.nextBoolean() ? "," : ";"));
        StringBuilder written = new StringBuilder();
        write(object, random, written);
        assertThat(hash(reading.record("x_2", written.toString())))
                .as("%s", written)
                .isEqualTo(hash);
    }

    @Property(tries = 1000, seed = "20261125", edgeCases = EdgeCasesMode.NONE)
    @Tag("edge-70")
    void isAnotherWhenAFieldIs(@ForAll("readings") FixtureFile.Reading reading, @ForAll long choice) {
        ObjectNode object = Fixtures.json(reading.fixture().payload());
        Random random = new Random(choice);
        List<JsonPointer> places = HoledJson.places(object);
        HoledJson holed = HoledJson.of(object, List.of(places.get(random.nextInt(places.size()))));
        Struct original = reading.record();
        Struct changed;
        try {
            changed = reading.record("x_1", holed.with(List.of(OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size())))));
        } catch (MappingException refused) {
            return;
        }
        assertThat(hash(changed).equals(hash(original)))
                .as("%s", holed)
                .isEqualTo(content(changed).equals(content(original)));
    }

    @Provide
    Arbitrary<FixtureFile.Reading> readings() {
        return Arbitraries.of(FixtureFile.readings());
    }

    /** Events hold what they are about as text, which is as it came. */
    @Provide
    Arbitrary<FixtureFile.Reading> readingsOfObjects() {
        return readings().filter(reading -> reading.mapping().target() != Entity.EVENT);
    }

    private static String hash(Struct record) {
        return record.getStruct("meta").getString("content_hash");
    }

    /** All but where the record comes from. */
    private static List<Object> content(Struct record) {
        List<Object> content = new ArrayList<>();
        record.schema().fields().stream()
                .filter(field -> !field.name().equals("meta"))
                .forEach(field -> content.add(record.get(field)));
        return content;
    }

    private static void withTags(ObjectNode object, String tags) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.put("tags", tags);
        }
    }

    private static String shuffled(List<String> items, Random random, String separator) {
        List<String> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return String.join(separator, shuffled);
    }

    /** The same JSON with its keys in another order, other blanks, and numbers in other forms. */
    private static void write(JsonNode node, Random random, StringBuilder out) {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
            Collections.shuffle(fields, random);
            out.append('{');
            for (int i = 0; i < fields.size(); i++) {
                out.append(i == 0 ? "" : ",").append(blanks(random));
                out.append('"')
                        .append(fields.get(i).getKey())
                        .append('"')
                        .append(blanks(random))
                        .append(':');
                write(fields.get(i).getValue(), random, out);
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                out.append(i == 0 ? "" : ",").append(blanks(random));
                write(node.get(i), random, out);
            }
            out.append(blanks(random)).append(']');
        } else {
            out.append(blanks(random)).append(node.isNumber() ? number(node.decimalValue(), random) : node.toString());
        }
    }

    private static String blanks(Random random) {
        return Arrays.asList("", " ", "\n\t", "\r\n  ").get(random.nextInt(4));
    }

    private static String number(BigDecimal number, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> number.toPlainString();
            case 1 -> number.setScale(number.scale() + 2).toPlainString();
            default ->
                number.signum() == 0
                        ? "0e3"
                        : number.stripTrailingZeros().unscaledValue() + "E"
                                + -number.stripTrailingZeros().scale();
        };
    }
}
