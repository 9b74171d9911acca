package io.connectivityfabric.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsWhatItServesWithTheSizesThatWereAskedFor() {
        int failed = run("--tenants", "a,b", "--customers", "3", "--contacts", "0", "--size", "b=7,2");

        assertThat(failed).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("\"name\":\"a\"", "\"customers\":3", "\"name\":\"b\"", "\"customers\":7", "\"contacts\":2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--size|--size needs a value",
                "--size b|--size needs TENANT=CUSTOMERS,CONTACTS, not 'b'",
                "--size b=1|--size needs TENANT=CUSTOMERS,CONTACTS, not 'b=1'",
                "--seed x|--seed needs a whole number, not 'x'",
                "--colour|Unknown argument --colour"
            })
    void saysWhatIsWrongWithAnArgument(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message);
    }

    private int run(String... args) {
        return SandboxMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
