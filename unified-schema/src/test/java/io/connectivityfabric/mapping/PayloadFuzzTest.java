package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a payload, a mapping gives a valid record or a {@link MappingException} that names the field: never
 * another error, and never a record in which what could not be read looks as if it had not been there.
 */
class PayloadFuzzTest {

    private static final int PREFIXES = Boolean.getBoolean("fuzz.thorough") ? 300 : 100;

    static Stream<FixtureFile.Reading> readings() {
        return FixtureFile.readings().stream();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void anythingAtAnyPlaceIsMappedOrNamed(FixtureFile.Reading reading) {
        ObjectNode object = Fixtures.json(reading.fixture().payload());
        Struct original = reading.record("x_1", reading.fixture().payload());
        List<String> faults = new ArrayList<>();
        ObjectNode lookedAt = reading.parsed("x_1", reading.fixture().payload());
        List<JsonPointer> places = HoledJson.places(object);
        for (JsonPointer place : places) {
            HoledJson holed = HoledJson.of(object, List.of(place));
            Struct without = mapped(reading, holed.with(List.of("null")));
            boolean isReadBelow = object.at(place).isContainerNode() && !original.equals(without);
            boolean isReadOver = lookedAt.at(place).isMissingNode();
            for (Poison poison : Poison.at(places.indexOf(place), isReadOver)) {
                try {
                    Struct record = mapped(reading, holed.with(List.of(poison.json())));
                    if (isReadBelow
                            && poison.isOfAnotherKindThan(object.at(place))
                            && record != null
                            && record.equals(without)) {
                        faults.add(place + " <- " + poison + ": passed over in silence");
                    }
                } catch (AssertionError | Exception | StackOverflowError other) {
                    faults.add(place + " <- " + poison + ": " + other);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What is wrong in several places at once. */
    record Case(FixtureFile.Reading reading, List<JsonPointer> places, List<Poison> poisons) {}

    @Property(tries = 500, seed = "20261125")
    void anythingAtSeveralPlacesIsMappedOrNamed(@ForAll("cases") Case fuzzed) {
        ObjectNode object = Fixtures.json(fuzzed.reading().fixture().payload());
        mapped(
                fuzzed.reading(),
                HoledJson.of(object, fuzzed.places())
                        .with(fuzzed.poisons().stream().map(Poison::json).toList()));
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(FixtureFile.readings()).flatMap(reading -> {
            List<JsonPointer> places =
                    HoledJson.places(Fixtures.json(reading.fixture().payload()));
            return Combinators.combine(Arbitraries.of(places), Arbitraries.of(Poison.ALL))
                    .as(Tuple::of)
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(6)
                    .map(pairs -> new Case(
                            reading,
                            pairs.stream().map(Tuple.Tuple2::get1).toList(),
                            pairs.stream().map(Tuple.Tuple2::get2).toList()));
        });
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aPayloadThatBreaksOffIsNone(FixtureFile.Reading reading) {
        String payload = reading.fixture().payload().strip();
        int step = Math.max(1, payload.length() / PREFIXES);
        IntStream.iterate(0, end -> end < payload.length(), end -> end + step)
                .forEach(end -> assertThatThrownBy(() -> reading.record("x_1", payload.substring(0, end)))
                        .as("the first %d characters", end)
                        .isInstanceOf(MappingException.class)
                        .hasMessageStartingWith(
                                "Cannot map " + reading.fixture().mappingName() + " x_1, field 'payload': it is no"));
    }

    /**
     * The record of a payload; null if it was refused as it should be.
     *
     * @throws RuntimeException if something else happens
     */
    private static Struct mapped(FixtureFile.Reading reading, String payload) {
        try {
            Struct record = reading.record("x_1", payload);
            record.validate();
            return record;
        } catch (MappingException refused) {
            assertThat(refused.field()).as(refused.getMessage()).isNotBlank();
            return null;
        }
    }
}
