package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/**
 * An object of a provider among the test resources: {@code fixtures/<system>/<object>[-variant].json}. A variant that
 * begins with a date ({@code -2022-11-15}, {@code -2024-09-30.acacia-tiered}) is the API version that the object was read
 * in.
 *
 * @param name such as {@code stripe/customer.json}
 * @param version null if it is not in the name
 */
record FixtureFile(String name, String system, String object, String version) {

    private static final Path DIRECTORY = Path.of("src/test/resources/fixtures");
    private static final String NEWEST_OF_STRIPE = "2026-10-28.endive";
    private static final Pattern NAME =
            Pattern.compile("(?<object>\\w+?)(-(?<version>\\d{4}-\\d{2}(-\\d{2})?(\\.\\w+)?))?(-[\\w.-]+)?\\.json");

    /** A fixture, and one of the mappings that take it. */
    record Reading(FixtureFile fixture, ReadMapping mapping) {

        /** The record of the fixture. */
        Struct record() {
            String payload = fixture.payload();
            return record(mapping.idOf(payload), payload);
        }

        /** The record of this object, if its JSON were another one. */
        Struct record(String id, String payload) {
            return mapping.apply(fixture.raw(id, payload));
        }

        /** What the mapping looks at in this JSON. */
        ObjectNode parsed(String id, String payload) {
            return mapping.parse(fixture.raw(id, payload));
        }

        @Override
        public String toString() {
            return fixture.name() + " as " + mapping.entity();
        }
    }

    /** All of them, in order. */
    static List<FixtureFile> all() {
        return files(DIRECTORY).stream().map(FixtureFile::named).toList();
    }

    /** All of them, with every mapping that takes them, the primary one first. */
    static List<Reading> readings() {
        return all().stream()
                .flatMap(fixture -> fixture.mappings().stream().map(mapping -> new Reading(fixture, mapping)))
                .toList();
    }

    /** Names such as {@code stripe/customer.json} below a directory, in order; nothing deeper. */
    static List<String> files(Path directory) {
        try (Stream<Path> found = Files.walk(directory, 2)) {
            return found.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FixtureFile named(String name) {
        int slash = name.indexOf('/');
        Matcher matcher = NAME.matcher(name.substring(slash + 1));
        assertThat(matcher.matches())
                .as("%s is named <object>[-version][-variant].json", name)
                .isTrue();
        return new FixtureFile(name, name.substring(0, slash), matcher.group("object"), matcher.group("version"));
    }

    /** What maps it: {@code stripe.customer}. */
    String mappingName() {
        return system + "." + object;
    }

    String payload() {
        try {
            return Files.readString(DIRECTORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ReadMapping> mappings() {
        List<ReadMapping> mappings = Fixtures.MAPPINGS.reads(system, object);
        assertThat(mappings).as("mappings that read %s", name).isNotEmpty();
        RawRecord raw = raw("x_1", payload());
        return mappings.stream()
                .filter(mapping -> mapping.takes(raw, mapping.parse(raw)))
                .toList();
    }

    private RawRecord raw(String id, String payload) {
        boolean stripe = system.equals("stripe");
        return new RawRecord(
                "acme",
                system,
                stripe ? "acct_1" : "4711",
                object,
                id,
                Operation.READ,
                null,
                Fixtures.OBSERVED,
                null,
                version == null && stripe ? NEWEST_OF_STRIPE : version,
                payload);
    }
}
