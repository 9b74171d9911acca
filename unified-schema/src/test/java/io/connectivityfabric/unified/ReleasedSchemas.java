package io.connectivityfabric.unified;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas and vocabularies of one version.
 *
 * @param schemas by simple name of the entity's record, each self-contained
 * @param vocabularies their values by name
 */
record ReleasedSchemas(String version, Map<String, Schema> schemas, Map<String, List<String>> vocabularies) {

    /** Whether this run is to write anew what is written from the schemas. */
    static final boolean WRITE = Boolean.getBoolean("schemas.write");

    static final String COMMAND =
            "mvn -pl unified-schema test -Dtest=UnifiedSchemaTest,SchemaEvolutionTest -Dschemas.write=true";

    private static final Path DIRECTORY = Path.of("src", "main", "released");
    private static final String VOCABULARIES = "vocabularies.json";
    private static final String SCHEMA = ".avsc";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those that are kept, the oldest first. */
    static List<ReleasedSchemas> all() {
        if (WRITE) {
            keepCurrent();
        }
        try (Stream<Path> versions = Files.list(DIRECTORY)) {
            return versions.sorted(Comparator.comparing(directory -> Version.parse(name(directory))))
                    .map(ReleasedSchemas::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the sources, under the version that is being built. */
    static ReleasedSchemas current() {
        Map<String, Schema> schemas = new TreeMap<>();
        for (Entity entity : Entity.values()) {
            schemas.put(entity.recordName(), new Schema.Parser().parse(text(entity)));
        }
        return new ReleasedSchemas(System.getProperty("project.version"), schemas, vocabularies(resource()));
    }

    /** Writes the current ones to the directory of their version. */
    private static void keepCurrent() {
        Path directory = DIRECTORY.resolve(current().version());
        try {
            Files.createDirectories(directory);
            for (Entity entity : Entity.values()) {
                Files.writeString(directory.resolve(entity.recordName() + SCHEMA), text(entity) + "\n");
            }
            Files.copy(resource(), directory.resolve(VOCABULARIES), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another schema of one entity; null takes it away. */
    ReleasedSchemas with(String entity, Schema schema) {
        Map<String, Schema> changed = new TreeMap<>(schemas);
        if (schema == null) {
            changed.remove(entity);
        } else {
            changed.put(entity, schema);
        }
        return new ReleasedSchemas("next", changed, vocabularies);
    }

    /** The same with other values of a vocabulary. */
    ReleasedSchemas withVocabulary(String name, List<String> values) {
        Map<String, List<String>> changed = new TreeMap<>(vocabularies);
        changed.put(name, values);
        return new ReleasedSchemas("next", schemas, changed);
    }

    private static ReleasedSchemas read(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, Schema> schemas = files.filter(file -> name(file).endsWith(SCHEMA))
                    .map(ReleasedSchemas::schema)
                    .collect(Collectors.toMap(Schema::getName, schema -> schema, (one, other) -> one, TreeMap::new));
            return new ReleasedSchemas(name(directory), schemas, vocabularies(directory.resolve(VOCABULARIES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> vocabularies(Path file) {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource() {
        return Path.of("src", "main", "resources", VOCABULARIES);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** The schema as readers in any language take it: without what the code generator for Java adds. */
    private static String text(Entity entity) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(plain(JSON.readTree(entity.avro().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.remove("avro.java.string") != null && object.size() == 1) {
                return TextNode.valueOf("string");
            }
            object.properties().forEach(entry -> entry.setValue(plain(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        }
        return node;
    }
}
