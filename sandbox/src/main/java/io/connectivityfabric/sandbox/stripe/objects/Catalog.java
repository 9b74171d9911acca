package io.connectivityfabric.sandbox.stripe.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All kinds of objects that the sandbox serves, by name. */
public final class Catalog {
    private static final Map<String, Resource> RESOURCES = load();

    private Catalog() {}

    public static Map<String, Resource> resources() {
        return RESOURCES;
    }

    public static Set<String> names() {
        return RESOURCES.keySet();
    }

    /**
     * The resource of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Resource resource(String name) {
        Resource resource = RESOURCES.get(name);
        if (resource == null) {
            throw new IllegalArgumentException(
                    "The sandbox has no Stripe objects '" + name + "'; it has " + String.join(", ", names()));
        }
        return resource;
    }

    private static Map<String, Resource> load() {
        Map<String, Resource> all = new LinkedHashMap<>();
        new String(bytes("index.txt"), StandardCharsets.UTF_8).lines().forEach(name -> all.put(name, read(name)));
        return Collections.unmodifiableMap(all);
    }

    private static Resource read(String name) {
        try {
            ObjectNode json = Json.ownObject(bytes(name + ".json"));
            return Json.MAPPER.treeToValue(json.put("name", name), Resource.class);
        } catch (IOException e) {
            throw new IllegalStateException("The file of the Stripe objects " + name + " cannot be read", e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Catalog.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
