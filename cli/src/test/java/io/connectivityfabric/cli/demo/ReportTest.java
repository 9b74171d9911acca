package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.cli.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final TopicResult GOOD = new TopicResult("t", 10, 10, 0, 0, 0, 0, 0, 12, List.of());
    private static final MirrorResult MIRRORED = new MirrorResult("acme", 9, 0, List.of());

    @TempDir
    private Path dir;

    @Test
    void writesWhatWasExpectedAndFoundOnEachTopic() throws IOException {
        Path file = dir.resolve("out.json");
        report(GOOD, MIRRORED, List.of()).write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.at("/topics/t/expected").asLong()).isEqualTo(10);
        assertThat(json.at("/topics/t/found").asLong()).isEqualTo(10);
        assertThat(json.at("/topics/t/missing").asLong()).isZero();
        assertThat(json.at("/topics/t/duplicates").asLong()).isZero();
        assertThat(json.at("/wall_ms").asLong()).isEqualTo(20_000);
        assertThat(json.at("/records_per_second").asLong()).isEqualTo(6);
    }

    @Test
    void anythingWrongMakesItNotOk() {
        assertThat(report(GOOD, MIRRORED, List.of()).ok()).isTrue();
        assertThat(report(new TopicResult("t", 10, 9, 1, 0, 0, 0, 0, 9, List.of()), MIRRORED, List.of())
                        .ok())
                .isFalse();
        assertThat(report(new TopicResult("t", 10, 10, 0, 1, 0, 0, 0, 11, List.of()), MIRRORED, List.of())
                        .ok())
                .isFalse();
        assertThat(report(GOOD, new MirrorResult("acme", 9, 1, List.of()), List.of())
                        .ok())
                .isFalse();
        assertThat(report(GOOD, MIRRORED, List.of("no schema")).ok()).isFalse();
        assertThat(Report.failed("nothing started", Duration.ofSeconds(1)).ok()).isFalse();
    }

    @Test
    void printsExamplesOfWhatIsWrong() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        report(new TopicResult("t", 10, 9, 1, 0, 0, 0, 0, 9, List.of("missing: a")), MIRRORED, List.of("no schema"))
                .print(new Console(new PrintStream(out, true, StandardCharsets.UTF_8)));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("t: missing: a")
                .contains("no schema")
                .contains("NOT as it should be");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedWithTheFlag() {
        Path file = dir.resolve("not/there.json");

        assertThatThrownBy(() -> report(GOOD, MIRRORED, List.of()).write(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--json");
    }

    private static Report report(TopicResult topic, MirrorResult mirror, List<String> problems) {
        return new Report(
                List.of(new TenantCheck.Result(List.of(topic), mirror)),
                List.of(),
                problems,
                12,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20));
    }
}
