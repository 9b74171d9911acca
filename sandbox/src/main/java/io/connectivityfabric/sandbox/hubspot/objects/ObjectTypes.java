package io.connectivityfabric.sandbox.hubspot.objects;

import io.connectivityfabric.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The types of records that every portal has, by name. */
public final class ObjectTypes {
    /** The name, without the portal's prefix, of the custom objects that every portal has. */
    public static final String CUSTOM = "machines";

    private static final Map<String, ObjectType> STANDARD = load();

    private ObjectTypes() {}

    public static Map<String, ObjectType> standard() {
        return STANDARD;
    }

    public static Set<String> names() {
        return STANDARD.keySet();
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
