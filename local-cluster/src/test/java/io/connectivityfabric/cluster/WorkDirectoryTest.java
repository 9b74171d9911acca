package io.connectivityfabric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
    @TempDir
    private Path dir;

    @Test
    void isDeletedWithAllThatIsInIt() throws IOException {
        Path path;
        try (WorkDirectory work = WorkDirectory.in(dir.resolve("made/on/demand"), "test", 1)) {
            path = work.path();
            Files.createDirectories(path.resolve("a/b"));
            Files.writeString(path.resolve("a/b/c"), "x");
        }

        assertThat(path).doesNotExist();
        assertThat(path.getParent()).exists();
    }

    @Test
    void keepsNothingButLogsWhenTheyAreWanted() throws IOException {
        Path path;
        try (WorkDirectory work = WorkDirectory.in(dir, "test", 1)) {
            path = work.path();
            Files.createDirectories(path.resolve("worker/data"));
            Files.writeString(path.resolve("worker/worker.log"), "x");
            Files.writeString(path.resolve("worker/data/segment"), "x");

            work.keepLogs();

            assertThat(work.hint()).contains(path.toString());
        }

        assertThat(path.resolve("worker")).isDirectoryContaining("glob:**/worker.log");
        assertThat(path.resolve("worker/data")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithTheFlag() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> WorkDirectory.in(file, "test", 1))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--work-dir");
    }

    @Test
    void aDiskThatIsTooFullIsNamedWithTheFlag() {
        assertThatThrownBy(() -> WorkDirectory.in(dir, "test", Long.MAX_VALUE))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("MB free")
                .hasMessageContaining("--work-dir");
        assertThat(dir).isEmptyDirectory();
    }
}
