package io.connectivityfabric.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Installs archives as a user does by hand: unzipped into a directory that is on the worker's {@code plugin.path}. */
public final class PluginArchives {
    private PluginArchives() {}

    /**
     * Unzips each archive into the directory, which is made if it is not there.
     *
     * @return the directory, for {@code plugin.path}
     * @throws IOException if an archive cannot be read or the directory cannot be written (a full disk, for one)
     */
    public static Path unzip(List<Path> archives, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path archive : archives) {
            try (InputStream file = Files.newInputStream(archive);
                    ZipInputStream zip = new ZipInputStream(file)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    write(archive, directory, zip, entry);
                }
            }
        }
        return directory;
    }

    private static void write(Path archive, Path directory, ZipInputStream zip, ZipEntry entry) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory.normalize())) {
            throw new IOException(archive + " holds an entry that leads out of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(zip, target);
        }
    }
}
