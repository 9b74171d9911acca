package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a unified record, a mapping gives what its provider can be sent or a {@link MappingException} that
 * names the field: never another error, nothing that is no JSON, and nothing that is much longer than the record.
 */
class WriteFuzzTest {

    private static final int LONGEST = 200_000;

    /** Every object that can be read, with every mapping that writes its entity. */
    static Stream<Arguments> readAndWritten() {
        return FixtureFile.readings().stream()
                .flatMap(reading -> writes().filter(
                                write -> write.entity().equals(reading.mapping().entity()))
                        .map(write -> Arguments.of(reading, write)));
    }

    private static Stream<WriteMapping> writes() {
        return Fixtures.MAPPINGS.writable().stream()
                .map(name -> name.split("\\.", 2))
                .flatMap(name -> Fixtures.MAPPINGS.writes(name[0], name[1]).stream());
    }

    @Test
    void everyMappingThatWritesIsTried() {
        assertThat(readAndWritten().map(each -> each.get()[1])).containsAll(writes().toList());
    }

    @ParameterizedTest
    @MethodSource("readAndWritten")
    void anythingInAnyFieldIsWrittenOrNamed(FixtureFile.Reading reading, WriteMapping write) {
        List<String> faults = new ArrayList<>();
        for (StructVariants.Variant variant : StructVariants.of(reading.record())) {
            try {
                check(write, variant.record());
            } catch (AssertionError | Exception | StackOverflowError other) {
                faults.add(variant.what() + ": " + other);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(WriteMapping write, Struct record) {
        ObjectNode written;
        try {
            written = write.apply(record);
        } catch (MappingException refused) {
            assertThat(refused.field()).as(refused.getMessage()).isNotBlank();
            return;
        }
        String json = written.toString();
        assertThat(json).hasSizeLessThan(LONGEST);
        assertThat(Fixtures.json(json).toString()).isEqualTo(json);
    }
}
