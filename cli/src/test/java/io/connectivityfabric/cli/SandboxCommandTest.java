package io.connectivityfabric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code fabric sandbox} refuses before it serves anything. */
class SandboxCommandTest {
    @Test
    void unknownStripeObjectsAreNamed() {
        assertThat(refused("--stripe-objects", "chargess=5"))
                .contains("no Stripe objects 'chargess'")
                .contains("charges");
    }

    @Test
    void countsThatAreNoneAreNamed() {
        assertThat(refused("--connected-accounts", "many"))
                .contains("--connected-accounts must be two numbers, ACCOUNTS,CUSTOMERS, not 'many'");
    }

    @Test
    void aScriptOfFaultsIsReadBeforeTheStart(@TempDir Path directory) throws Exception {
        assertThat(refused("--faults", directory.resolve("none.json").toString()))
                .contains("--faults")
                .contains("cannot be read");
        Path script = Files.writeString(directory.resolve("faults.json"), "[{\"kind\":\"RESET\",\"time\":3}]");
        assertThat(refused("--faults", script.toString())).contains("a fault has no 'time'");
    }

    private static String refused(String... arguments) {
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new SandboxCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        return err.toString();
    }
}
