package io.connectivityfabric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theLastLineOfUnifyIsItsResultAsJson() throws IOException {
        int exit = bench("unify", "--seconds", "0.001", "--rounds", "1");

        assertThat(exit).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(json.get("name").asText()).isEqualTo("unify");
        assertThat(json.get("unit").asText()).isEqualTo("records/s");
        assertThat(json.get("value").asLong()).isPositive();
        assertThat(json.get("limit").asLong()).isPositive();
        assertThat(json.get("ratio").asDouble())
                .isCloseTo(json.get("value").asDouble() / json.get("limit").asDouble(), offset(0.02));
        assertThat(json.get("payloads").findValuesAsText("payload"))
                .containsExactly("stripe.customer", "hubspot.contact", "stripe.invoice");
        assertThat(json.get("payloads"))
                .allSatisfy(payload ->
                        assertThat(payload.get("bytes_per_record").asLong()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"--rounds, 2", "--rounds, 0", "--seconds, 0", "--seconds, -1"})
    void aRunThatCannotBeSaysSo(String option, String value) {
        int exit = bench("unify", option, value);

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains(option);
        assertThat(out.toString()).isEmpty();
    }

    private int bench(String... args) {
        CommandLine fabric = Fabric.commandLine();
        fabric.setOut(new PrintWriter(out, true));
        fabric.setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 1];
        all[0] = "bench";
        System.arraycopy(args, 0, all, 1, args.length);
        return fabric.execute(all);
    }
}
