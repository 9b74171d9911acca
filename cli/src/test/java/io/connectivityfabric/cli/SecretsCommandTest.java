package io.connectivityfabric.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code fabric secrets} as an operator uses it. */
class SecretsCommandTest {
    private static final String NAME = "acme/stripe:api.key";

    @TempDir
    private Path directory;

    private final InputStream stdin = System.in;
    private String out;
    private String err;

    @AfterEach
    void restore() {
        System.setIn(stdin);
    }

    @Test
    void aSecretGoesInByStandardInputAndComesOutAgain() throws IOException {
        assertThat(secrets("", "keygen")).isZero();
        assertThat(secrets("sk_live_1\n", "set", NAME)).isZero();
        assertThat(out).contains("${fabric:acme/stripe:api.key}").doesNotContain("sk_live_1");

        assertThat(secrets("", "get", NAME)).isZero();
        assertThat(out.strip()).isEqualTo("sk_live_1");
        assertThat(Files.readString(directory.resolve("secrets/acme/stripe.secrets")))
                .contains("api.key=")
                .doesNotContain("sk_live_1");
    }

    @Test
    void namesAreListedWithoutAKey() {
        secrets("", "keygen");
        secrets("1", "set", NAME);
        secrets("2", "set", "globex/hubspot:token");

        assertThat(secrets("", "list")).isZero();
        assertThat(out.lines()).containsExactly(NAME, "globex/hubspot:token");
        assertThat(secrets("", "list", "globex")).isZero();
        assertThat(out.lines()).containsExactly("globex/hubspot:token");

        assertThat(secrets("", "remove", NAME)).isZero();
        secrets("", "list");
        assertThat(out.lines()).containsExactly("globex/hubspot:token");
    }

    @Test
    void anOldKeyOpensNothingOnceAllIsRekeyedAndItIsDropped() throws IOException {
        secrets("", "keygen");
        secrets("sk_live_1", "set", NAME);
        Path key = directory.resolve("key.json");
        String old = Files.readString(key);

        assertThat(secrets("", "rotate")).isZero();
        assertThat(out).contains("2 keys");
        assertThat(secrets("", "get", NAME)).isZero();
        assertThat(secrets("", "rekey", "--drop-old-keys")).isZero();
        assertThat(out).contains("1 secrets").contains("Dropped 1");
        assertThat(secrets("", "get", NAME)).isZero();
        assertThat(out.strip()).isEqualTo("sk_live_1");

        Files.writeString(key, old);
        assertThat(secrets("", "get", NAME)).isOne();
        assertThat(err).contains(NAME + " cannot be decrypted");
    }

    @Test
    void aKeyThatIsThereIsNotReplaced() throws IOException {
        secrets("", "keygen");
        String before = Files.readString(directory.resolve("key.json"));

        assertThat(secrets("", "keygen")).isOne();
        assertThat(err).contains("rotate");
        assertThat(Files.readString(directory.resolve("key.json"))).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidInALine() {
        assertThat(secrets("x", "set", NAME)).isOne();
        assertThat(err).contains("key.json").contains("fabric secrets keygen").hasLineCount(1);
        secrets("", "keygen");
        assertThat(secrets("", "set", NAME)).isOne();
        assertThat(err).contains("Nothing to set");
        assertThat(secrets("x", "set", "acme")).isOne();
        assertThat(err).contains("TENANT/NAME:KEY");
        assertThat(secrets("", "get", NAME)).isOne();
        assertThat(err).contains("There is no secret " + NAME);
    }

    private int secrets(String input, String command, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        List<String> line = new ArrayList<>(List.of("secrets", command));
        if (!List.of("list", "remove").contains(command)) {
            line.addAll(List.of("--key", "file:" + directory.resolve("key.json")));
        }
        if (!List.of("keygen", "rotate").contains(command)) {
            line.addAll(List.of("--dir", directory.resolve("secrets").toString()));
        }
        line.addAll(List.of(arguments));
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine fabric = Fabric.commandLine();
        int exit = fabric.setOut(new PrintWriter(outText))
                .setErr(new PrintWriter(errText))
                .execute(line.toArray(String[]::new));
        out = outText.toString();
        err = errText.toString();
        return exit;
    }
}
