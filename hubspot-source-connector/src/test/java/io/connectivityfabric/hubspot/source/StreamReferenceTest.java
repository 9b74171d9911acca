package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/hubspot-streams.md} what the table of streams says. */
class StreamReferenceTest {
    private static final Path PAGE = Path.of("../docs/hubspot-streams.md");
    private static final String WRITE = "stream.reference.write";
    private static final String COMMAND =
            "mvn -pl hubspot-source-connector -am test -Dtest=StreamReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + WRITE + "=true";

    @Test
    void theCommittedPageIsWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, StreamReference.page());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/hubspot-streams.md is out of date; write it anew with\n" + COMMAND)
                .isEqualTo(StreamReference.page());
    }
}
