package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a mapping file into nodes with lines; Jackson's tree would have lost them. */
final class YamlReader {

    private final String file;
    private final JsonParser parser;

    private YamlReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads the text of a file.
     *
     * @throws MappingLoadException if it is no YAML, or not a block of keys
     */
    static YamlNode.Block read(String file, String text) {
        List<YamlNode.Block> documents = readAll(file, text);
        if (documents.size() > 1) {
            throw documents.get(1).place().fault("a second document begins here.", "Give it a file of its own.");
        }
        return documents.get(0);
    }

    /**
     * Reads a text that may have several documents, with {@code ---} between them.
     *
     * @return at least one
     * @throws MappingLoadException if it is no YAML, or one of them is not a block of keys
     */
    static List<YamlNode.Block> readAll(String file, String text) {
        List<YamlNode.Block> documents = new ArrayList<>();
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            YamlReader reader = new YamlReader(file, parser);
            while (parser.nextToken() != null) {
                YamlNode root = reader.node();
                if (!(root instanceof YamlNode.Block block)) {
                    throw root.place().fault("a mapping file is a block of keys.");
                }
                documents.add(block);
            }
            if (documents.isEmpty()) {
                throw new MappingLoadException(file, 0, "the file is empty.", null);
            }
            return documents;
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            throw new MappingLoadException(
                    file, at == null ? 0 : at.getLineNr(), "not valid YAML: " + firstLine(broken), null);
        } catch (IOException impossible) {
            throw new MappingLoadException(file, 0, "cannot be read: " + impossible.getMessage(), null);
        }
    }

    private static String firstLine(JsonProcessingException broken) {
        String message = broken.getOriginalMessage();
        return message == null ? "" : message.lines().findFirst().orElse("") + ".";
    }

    private Place here() {
        return new Place(file, parser.currentTokenLocation().getLineNr());
    }

    private YamlNode node() throws IOException {
        Place place = here();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> block(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> new YamlNode.Scalar(null, place);
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode.Scalar(token == JsonToken.VALUE_TRUE, place);
            case VALUE_NUMBER_INT -> new YamlNode.Scalar(parser.getLongValue(), place);
            case VALUE_NUMBER_FLOAT -> new YamlNode.Scalar(parser.getDecimalValue(), place);
            default -> new YamlNode.Scalar(parser.getText(), place);
        };
    }

    private YamlNode.Block block(Place place) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = here();
            keys.put(key, keyPlace);
            parser.nextToken();
            if (entries.put(key, node()) != null) {
                throw keyPlace.fault("'" + key + "' is given twice in one block.", "Remove one of them.");
            }
        }
        return new YamlNode.Block(entries, keys, place);
    }

    private YamlNode.Sequence sequence(Place place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new YamlNode.Sequence(items, place);
    }
}
