package io.connectivityfabric.it.archives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A distribution archive, read whole.
 *
 * @param name its file name without {@code .zip}
 * @param files every file's content by its path in the archive
 * @param times the distinct times that its entries carry
 */
record Archive(String name, Map<String, byte[]> files, List<LocalDateTime> times) {

    static Archive open(Path zip) throws IOException {
        try (InputStream content = Files.newInputStream(zip)) {
            return read(zip.getFileName().toString().replaceAll("\\.zip$", ""), content);
        }
    }

    /** A jar inside, by its path. */
    Archive jar(String path) throws IOException {
        return read(path, new ByteArrayInputStream(files.get(path)));
    }

    List<String> jars() {
        return files.keySet().stream().filter(path -> path.endsWith(".jar")).toList();
    }

    String text(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new AssertionError(name + " has no " + path + ", only " + files.keySet());
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(text(name + "/manifest.json"));
    }

    /** The classes that the archive's jars register for a kind of plugin. */
    List<String> services(String kind) throws IOException {
        List<String> classes = new ArrayList<>();
        for (String jar : jars()) {
            Archive opened = jar(jar);
            String path = "META-INF/services/" + kind;
            if (opened.files().containsKey(path)) {
                opened.text(path).lines().filter(line -> !line.isBlank()).forEach(classes::add);
            }
        }
        return classes;
    }

    private static Archive read(String name, InputStream content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<LocalDateTime> times = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(content)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!times.contains(entry.getTimeLocal())) {
                    times.add(entry.getTimeLocal());
                }
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return new Archive(name, files, times);
    }
}
