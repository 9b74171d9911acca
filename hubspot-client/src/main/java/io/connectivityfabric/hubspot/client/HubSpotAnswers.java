package io.connectivityfabric.hubspot.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.HttpResponse;
import io.connectivityfabric.http.JsonElements;
import io.connectivityfabric.http.Redaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the bodies of answers. Every method throws IOException if the answer is not what HubSpot gives. */
final class HubSpotAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonElements PAGE =
            new JsonElements(Set.of(), Set.of("total", "paging.next.after"), Map.of("results", HubSpotObject.FIELDS));
    private static final JsonElements BATCH =
            new JsonElements(Set.of(), Set.of(), Map.of("results", HubSpotObject.FIELDS, "errors", Set.of()));

    private final Redaction redaction;

    HubSpotAnswers(Redaction redaction) {
        this.redaction = redaction;
    }

    HubSpotPage page(HttpResponse response) throws IOException {
        JsonElements.Document page = PAGE.read(response.body());
        String total = page.fields().get("total");
        return new HubSpotPage(
                objects(page),
                page.fields().get("paging.next.after"),
                total == null ? -1 : Long.parseLong(total),
                response.sentAt());
    }

    BatchResult batch(HttpResponse response) throws IOException {
        JsonElements.Document batch = BATCH.read(response.body());
        List<BatchError> errors = new ArrayList<>();
        for (JsonElements.Element element : batch.elements("errors")) {
            errors.add(error(JSON.readTree(element.json())));
        }
        return new BatchResult(response.status(), objects(batch), errors);
    }

    private static List<HubSpotObject> objects(JsonElements.Document document) throws IOException {
        if (!document.arrays().containsKey("results")) {
            throw new IOException("It has no results");
        }
        return document.elements("results").stream().map(HubSpotObject::of).toList();
    }

    private BatchError error(JsonNode node) {
        Map<String, List<String>> context = new LinkedHashMap<>();
        node.path("context").properties().forEach(field -> context.put(field.getKey(), texts(field.getValue())));
        return new BatchError(
                node.path("category").asText(null),
                node.path("subCategory").asText(null),
                redaction.clean(node.path("message").asText(null)),
                context);
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    static List<HubSpotProperty> properties(HttpResponse response) throws IOException {
        JsonNode results = JSON.readTree(response.body()).path("results");
        if (!results.isArray()) {
            throw new IOException("It has no results");
        }
        List<HubSpotProperty> properties = new ArrayList<>();
        for (JsonNode node : results) {
            properties.add(property(node));
        }
        return properties;
    }

    static HubSpotProperty property(HttpResponse response) throws IOException {
        return property(JSON.readTree(response.body()));
    }

    private static HubSpotProperty property(JsonNode node) throws IOException {
        if (!node.path("name").isTextual()) {
            throw new IOException("It is no property");
        }
        return new HubSpotProperty(
                node.path("name").asText(),
                node.path("label").asText(""),
                node.path("description").asText(""),
                node.path("groupName").asText(""),
                node.path("type").asText(""),
                node.path("fieldType").asText(""),
                node.path("hasUniqueValue").asBoolean(false),
                node.path("modificationMetadata").path("readOnlyValue").asBoolean(false));
    }

    static long portalId(HttpResponse response) throws IOException {
        JsonNode id = JSON.readTree(response.body()).path("portalId");
        if (!id.isIntegralNumber()) {
            throw new IOException("It has no portalId");
        }
        return id.longValue();
    }
}
