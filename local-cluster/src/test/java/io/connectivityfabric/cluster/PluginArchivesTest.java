package io.connectivityfabric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginArchivesTest {
    @TempDir
    private Path dir;

    @Test
    void unzipsEachArchiveIntoItsOwnRoot() throws IOException {
        Path one = archive("one.zip", "a-one-1/lib/one.jar");
        Path two = archive("two.zip", "a-two-1/lib/two.jar");

        Path plugins = PluginArchives.unzip(List.of(one, two), dir.resolve("plugins"));

        assertThat(plugins.resolve("a-one-1/lib/one.jar")).hasContent("a-one-1/lib/one.jar");
        assertThat(plugins.resolve("a-two-1/lib/two.jar")).hasContent("a-two-1/lib/two.jar");
    }

    @Test
    void refusesAnEntryThatLeadsOutOfTheDirectory() throws IOException {
        Path evil = archive("evil.zip", "../outside");

        assertThatThrownBy(() -> PluginArchives.unzip(List.of(evil), dir.resolve("plugins")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evil.zip")
                .hasMessageContaining("../outside");
        assertThat(dir.resolve("outside")).doesNotExist();
    }

    /** An archive of one file, whose content is its name. */
    private Path archive(String name, String entry) throws IOException {
        Path file = dir.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(entry.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
