package io.connectivityfabric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.Mappings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code fabric map} maps every object that the mappings are tested with, and writes whatever can be written of it. */
class MapEveryFixtureTest {

    private static final Path FIXTURES = Path.of("../unified-schema/src/test/resources/fixtures");
    private static final Pattern NAME = Pattern.compile(
            "(?<system>\\w+)/(?<object>\\w+?)(-(?<version>\\d{4}-\\d{2}(-\\d{2})?(\\.\\w+)?))?(-.*)?\\.json");

    /** Stripe is told of a subscription only whether it ends with its period, which HubSpot does not know. */
    private static final String SAYS_NOTHING = "hubspot/subscription.json to stripe.subscription";

    /** A tier of it has a flat amount beside one per unit. */
    private static final String IS_REFUSED = "stripe/price-tiered.json to hubspot.product";

    private final InputStream stdin = System.in;

    @AfterEach
    void restore() {
        System.setIn(stdin);
    }

    static List<String> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES, 2)) {
            return files.map(file -> FIXTURES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void noMappingIsWithoutAFixture() throws IOException {
        Set<String> covered = new TreeSet<>();
        fixtures()
                .forEach(name -> covered.add(
                        matched(name).group("system") + "." + matched(name).group("object")));
        assertThat(covered).containsAll(Mappings.builtIn().readable());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anObjectIsMappedAndWritten(String name) throws IOException {
        Matcher matched = matched(name);
        String payload = Files.readString(FIXTURES.resolve(name));
        for (MappingList.Row row : MappingList.of(Mappings.builtIn()).rows()) {
            if (row.system().equals(matched.group("system")) && row.object().equals(matched.group("object"))) {
                List<String> arguments = new ArrayList<>(
                        List.of("--system", row.system(), "--object", row.object(), "--entity", row.entity()));
                if (matched.group("version") != null) {
                    arguments.addAll(List.of("--api-version", matched.group("version")));
                }
                JsonNode unified = map(payload, arguments);
                assertThat(unified.at("/meta/source_system").asText()).isEqualTo(row.system());
                assertThat(unified.at("/meta/source_id").asText()).isNotEmpty();
                writes(row.entity()).forEach(target -> assertWritten(unified, row.entity(), target, name));
            }
        }
    }

    private static void assertWritten(JsonNode unified, String entity, String target, String name) {
        String way = name + " to " + target;
        Run run = run(unified.toString(), List.of("--write", target, "--entity", entity));
        if (way.equals(IS_REFUSED)) {
            assertThat(run.exit()).as(way).isEqualTo(1);
            assertThat(run.err()).contains("price_1Tiered", "hs_pricing_model", "flat amount");
        } else {
            assertThat(run.json().isEmpty()).as("%s: %s", way, run).isEqualTo(way.equals(SAYS_NOTHING));
        }
    }

    private static List<String> writes(String entity) {
        Map<String, String> targets = new TreeMap<>();
        MappingList.of(Mappings.builtIn()).rows().stream()
                .filter(row -> row.entity().equals(entity) && row.directions().contains("write"))
                .forEach(row -> targets.put(row.system() + "." + row.object(), entity));
        return List.copyOf(targets.keySet());
    }

    private static Matcher matched(String name) {
        Matcher matcher = NAME.matcher(name);
        assertThat(matcher.matches()).as(name).isTrue();
        return matcher;
    }

    private static JsonNode map(String input, List<String> arguments) {
        return run(input, arguments).json();
    }

    private static Run run(String input, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>(List.of("map"));
        all.addAll(arguments);
        int exit = Fabric.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(arguments, exit, out.toString(), err.toString());
    }

    /** What the command said. */
    private record Run(List<String> arguments, int exit, String out, String err) {

        JsonNode json() {
            assertThat(exit).as("%s: %s", arguments, err).isZero();
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new AssertionError(out, e);
            }
        }
    }
}
