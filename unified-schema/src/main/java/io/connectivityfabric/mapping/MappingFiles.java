package io.connectivityfabric.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads mapping files: those of the adapters on the class path, and those that a user names. */
final class MappingFiles {

    /** Lists, in every jar of an adapter, the resources that are mapping files, one a line. */
    static final String INDEX = "META-INF/io.connectivityfabric.mappings";

    private MappingFiles() {}

    static List<YamlNode.Block> onClassPath(ClassLoader loader) {
        List<YamlNode.Block> files = new ArrayList<>();
        try {
            Enumeration<URL> indexes = loader.getResources(INDEX);
            while (indexes.hasMoreElements()) {
                for (String resource : text(indexes.nextElement()).lines().toList()) {
                    if (!resource.isBlank() && !resource.startsWith("#")) {
                        files.add(resource(loader, resource.strip()));
                    }
                }
            }
        } catch (IOException e) {
            throw new MappingLoadException(INDEX, 0, "cannot be read: " + e.getMessage(), null);
        }
        return files;
    }

    /**
     * @param paths files, or directories of which every YAML file is taken, in the order of their names
     */
    static List<YamlNode.Block> named(List<Path> paths) {
        List<YamlNode.Block> files = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : filesOf(path)) {
                try {
                    files.add(YamlReader.read(file.toString(), Files.readString(file)));
                } catch (IOException e) {
                    throw new MappingLoadException(
                            file.toString(), 0, "cannot be read as UTF-8 text.", "Check the path and its permissions.");
                }
            }
        }
        return files;
    }

    private static List<Path> filesOf(Path path) {
        if (!Files.exists(path)) {
            throw new MappingLoadException(path.toString(), 0, "there is no such file or directory.", null);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(MappingFiles::isYaml).sorted().toList();
            if (files.isEmpty()) {
                throw new MappingLoadException(path.toString(), 0, "the directory has no .yaml file.", null);
            }
            return files;
        } catch (IOException e) {
            throw new MappingLoadException(path.toString(), 0, "the directory cannot be listed.", null);
        }
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static YamlNode.Block resource(ClassLoader loader, String name) throws IOException {
        URL resource = loader.getResource(name);
        if (resource == null) {
            throw new MappingLoadException(name, 0, "is listed in " + INDEX + " but not there.", null);
        }
        return YamlReader.read(name, text(resource));
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
