package io.connectivityfabric.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a provider's JSON answer into one compact JSON text per element of its arrays, in one pass and without building
 * trees. Elements are taken over token for token: numbers keep their digits, fields their order, and duplicates stay; only
 * blanks go, and fields that hold live secrets, at any depth. On the way it notes the few fields the caller wants to
 * know.
 */
public final class JsonElements {
    private static final JsonFactory JSON = JsonFactory.builder()
            // Bodies are bounded already, and one text field may fill most of one.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Property names come from customers: they must not pile up in the JVM's string table.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private static final int TYPICAL_ELEMENT_CHARS = 2048;

    private final Set<String> secrets;
    private final FieldTree documentFields;
    private final Map<String, FieldTree> arrays;

    /**
     * @param secrets        names of fields to leave out wherever they appear
     * @param documentFields fields of the document to note, as dotted paths ({@code paging.next.after})
     * @param arrays         arrays of the document to cut, and the fields of their elements to note
     */
    public JsonElements(Set<String> secrets, Set<String> documentFields, Map<String, Set<String>> arrays) {
        this.secrets = Set.copyOf(secrets);
        this.documentFields = FieldTree.of(documentFields);
        Map<String, FieldTree> trees = new HashMap<>();
        arrays.forEach((name, fields) -> trees.put(name, FieldTree.of(fields)));
        this.arrays = Map.copyOf(trees);
    }

    /**
     * Cuts one answer.
     *
     * @throws IOException if it is not one JSON object; the message has the place, never the content
     */
    public Document read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
            Map<String, String> noted = new HashMap<>();
            Map<String, List<Element>> cut = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                FieldTree elementFields = arrays.get(name);
                if (parser.nextToken() == JsonToken.START_ARRAY && elementFields != null) {
                    cut.put(name, elements(parser, json, elementFields));
                } else {
                    note(parser, documentFields.below(name), noted);
                }
            }
            if (parser.nextToken() != null) {
                throw malformed(parser, "more than one JSON value");
            }
            return new Document(noted, cut);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * Cuts a text that is one array of objects; their fields are noted as those of a document.
     *
     * @throws IOException if it is none; the message has the place, never the content
     */
    public List<Element> readAll(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_ARRAY, "an array");
            List<Element> elements = elements(parser, json, documentFields);
            if (parser.nextToken() != null) {
                throw malformed(parser, "more than one JSON value");
            }
            return elements;
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** Cuts an answer that is one object as a whole: compact, without secrets, its wanted fields noted. */
    public Element readOne(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
            return element(parser, json, documentFields);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** Cuts a text that was cut before; the same as for bytes. */
    public Element readOne(String json) throws IOException {
        return readOne(json.getBytes(StandardCharsets.UTF_8));
    }

    private static IOException notJson(JsonProcessingException e) {
        // Jackson's own message may quote the text it stumbled over, so it is not kept, not even as the cause.
        JsonLocation place = e.getLocation();
        return new IOException(
                "It is not well-formed JSON" + (place == null ? "" : " at byte " + place.getByteOffset()));
    }

    private List<Element> elements(JsonParser parser, byte[] json, FieldTree fields) throws IOException {
        List<Element> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an array of objects");
            elements.add(element(parser, json, fields));
        }
        return elements;
    }

    private Element element(JsonParser parser, byte[] json, FieldTree fields) throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        if (start < 0) {
            return writtenAgain(parser, fields); // it is not in UTF-8
        }
        TokenWalk walk = new TokenWalk(parser, json, secrets);
        String whole = walk.whole(fields);
        if (whole != null) {
            return new Element(whole, walk.noted());
        }
        int length = (int) (parser.currentLocation().getByteOffset() - start);
        try (JsonParser again = JSON.createParser(json, (int) start, length)) {
            again.nextToken();
            return writtenAgain(again, fields);
        }
    }

    private Element writtenAgain(JsonParser parser, FieldTree fields) throws IOException {
        StringWriter text = new StringWriter(TYPICAL_ELEMENT_CHARS);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            TokenCopy copy = new TokenCopy(parser, out, text.getBuffer(), secrets);
            copy.value(fields);
            out.flush();
            return new Element(LoneSurrogates.escape(text.toString()), copy.noted());
        }
    }

    /** Reads over a value, noting wanted scalars in it. */
    private static void note(JsonParser parser, FieldTree fields, Map<String, String> noted) throws IOException {
        JsonToken token = parser.currentToken();
        if (fields == null || token == JsonToken.START_ARRAY) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                FieldTree below = fields.below(parser.currentName());
                parser.nextToken();
                note(parser, below, noted);
            }
        } else if (fields.wanted() && token != JsonToken.VALUE_NULL) {
            noted.put(fields.path(), parser.getText());
        }
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken wanted, String what) throws IOException {
        if (found != wanted) {
            throw malformed(parser, "not " + what);
        }
    }

    private static IOException malformed(JsonParser parser, String what) {
        return new IOException(
                "It is " + what + " at byte " + parser.currentLocation().getByteOffset());
    }

    /**
     * @param fields noted scalars of the document by path, as text; absent ones and nulls are not there
     * @param arrays the elements of each array that was in the answer
     */
    public record Document(Map<String, String> fields, Map<String, List<Element>> arrays) {

        /** The elements of an array; none if the answer had no such array. */
        public List<Element> elements(String array) {
            return arrays.getOrDefault(array, List.of());
        }

        /** Counts only: the content may be personal data. */
        @Override
        public String toString() {
            return "Document of " + arrays.size() + " arrays";
        }
    }

    /**
     * @param json   the element, compact
     * @param fields noted fields by path: a scalar's text, an object's or array's compact JSON; absent ones and nulls
     *               are not there
     */
    public record Element(String json, Map<String, String> fields) {

        /** Its size only: the content may be personal data. */
        @Override
        public String toString() {
            return "Element of " + json.length() + " characters";
        }
    }
}
