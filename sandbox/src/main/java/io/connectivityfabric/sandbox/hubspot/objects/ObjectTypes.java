package io.connectivityfabric.sandbox.hubspot.objects;

import io.connectivityfabric.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of records that every portal has, by name. */
public final class ObjectTypes {
    /** The name, without the portal's prefix, of the custom objects that every portal has. */
    public static final String CUSTOM = "machines";

    private static final Map<String, ObjectType> STANDARD = load();

    private static final List<Association> ASSOCIATIONS = new String(bytes("associations.txt"), StandardCharsets.UTF_8)
            .lines()
            .map(Association::of)
            .toList();

    private ObjectTypes() {}

    public static Map<String, ObjectType> standard() {
        return STANDARD;
    }

    public static Set<String> names() {
        return STANDARD.keySet();
    }

    /**
     * HubSpot's own way to associate records of two types.
     *
     * @param label null for the usual one
     */
    public record Association(String from, String to, int id, int inverseId, String label, String inverseLabel) {
        private static Association of(String line) {
            String[] parts = line.split(" ", 5);
            String[] labels = parts.length == 5 ? parts[4].split(" / ") : new String[2];
            return new Association(
                    parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), labels[0], labels[1]);
        }
    }

    /** Of two types, the usual one comes first. */
    public static List<Association> associations() {
        return ASSOCIATIONS;
    }

    /**
     * The type of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ObjectType type(String name) {
        ObjectType type = STANDARD.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "The sandbox has no HubSpot objects '" + name + "'; it has " + String.join(", ", names()));
        }
        return type;
    }

    /** The type of custom objects that every portal starts with; its id and full name are the portal's. */
    public static ObjectType custom() {
        return ObjectType.of(CUSTOM, Json.ownObject(bytes(CUSTOM + ".json")));
    }

    private static Map<String, ObjectType> load() {
        Map<String, ObjectType> all = new LinkedHashMap<>();
        new String(bytes("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .forEach(name -> all.put(name, ObjectType.of(name, Json.ownObject(bytes(name + ".json")))));
        return Collections.unmodifiableMap(all);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = ObjectTypes.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
