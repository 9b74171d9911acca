package io.connectivityfabric.unified;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The closed sets of values of the unified model. They are text in Avro, since an Avro enum does not survive the
 * converters' default settings; so it is the mappings that must keep to them, which is checked when a mapping is loaded.
 */
public final class Vocabularies {

    private static final Map<String, List<String>> ALL = load();

    private Vocabularies() {}

    /**
     * The values of a vocabulary, {@code UNKNOWN} first.
     *
     * @throws IllegalArgumentException if there is no such vocabulary
     */
    public static List<String> valuesOf(String vocabulary) {
        List<String> values = ALL.get(vocabulary);
        if (values == null) {
            throw new IllegalArgumentException("Unknown vocabulary '" + vocabulary + "'; known are " + ALL.keySet());
        }
        return values;
    }

    private static Map<String, List<String>> load() {
        try (InputStream in = Vocabularies.class.getResourceAsStream("/vocabularies.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("vocabularies.json cannot be read", e);
        }
    }
}
