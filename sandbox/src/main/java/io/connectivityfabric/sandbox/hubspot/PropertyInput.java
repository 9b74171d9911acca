package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Definitions of properties as callers send them. */
final class PropertyInput {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Set<String> TYPES =
            Set.of("bool", "date", "datetime", "enumeration", "number", "phone_number", "string");
    private static final Set<String> FIELD_TYPES = Set.of(
            "booleancheckbox",
            "calculation_equation",
            "checkbox",
            "date",
            "file",
            "html",
            "number",
            "phonenumber",
            "radio",
            "select",
            "text",
            "textarea");
    private static final Set<String> SENSITIVITIES = Set.of("non_sensitive", "sensitive", "highly_sensitive");

    private PropertyInput() {}

    static Property created(PropertyCatalog catalog, JsonNode definition, Instant now) {
        String name = name(definition);
        String group = required(definition, "groupName");
        if (!NAME.matcher(name).matches() || name.startsWith("hs_")) {
            throw HubSpotException.invalid("Property name '" + name + "' is invalid: it must start with a letter, hold"
                    + " only lower-case letters, digits and underscores, and not begin with hs_");
        }
        if (!catalog.groups().containsKey(group)) {
            throw HubSpotException.notFound("Property group '" + group + "' does not exist");
        }
        if (catalog.find(name).isPresent()) {
            throw HubSpotException.exists("A property named '" + name + "' already exists.");
        }
        return catalog.create(name, group, type(definition), now);
    }

    static PropertyType type(JsonNode definition) {
        String fieldType = oneOf(definition, "fieldType", FIELD_TYPES);
        String sensitivity = definition.hasNonNull("dataSensitivity")
                ? oneOf(definition, "dataSensitivity", SENSITIVITIES)
                : PropertyType.NON_SENSITIVE;
        return PropertyType.custom(
                required(definition, "label"),
                definition.path("description").asText(""),
                oneOf(definition, "type", TYPES),
                fieldType,
                options(definition.path("options")),
                definition.path("hasUniqueValue").asBoolean(),
                fieldType.equals("calculation_equation"),
                sensitivity);
    }

    static String name(JsonNode definition) {
        return required(definition, "name").toLowerCase(Locale.ROOT);
    }

    /** The property with those parts of its definition changed that the caller names. */
    static Property changed(PropertyCatalog catalog, Property property, JsonNode changes, Instant now) {
        if (property.hubspotDefined()) {
            throw HubSpotException.invalid("Property '" + property.name() + "' is read only: HubSpot has defined it");
        }
        PropertyType before = property.type();
        PropertyType after = before.changed(
                changes.path("label").asText(before.label()),
                changes.path("description").asText(before.description()),
                changes.hasNonNull("fieldType") ? oneOf(changes, "fieldType", FIELD_TYPES) : before.fieldType(),
                changes.has("options") ? options(changes.path("options")) : before.options());
        Property changed =
                property.changed(changes.path("groupName").asText(property.groupName()), after, now.toString());
        catalog.replace(changed);
        return changed;
    }

    private static List<Option> options(JsonNode options) {
        List<Option> list = new ArrayList<>();
        options.forEach(o ->
                list.add(new Option(o.path("value").asText(), o.path("label").asText())));
        return List.copyOf(list);
    }

    static String required(JsonNode definition, String field) {
        String value = definition.path(field).asText("");
        if (value.isEmpty()) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [" + field + "]");
        }
        return value;
    }

    private static String oneOf(JsonNode definition, String field, Set<String> values) {
        String value = required(definition, field);
        if (!values.contains(value)) {
            throw HubSpotException.invalid("Invalid input JSON: '" + value + "' is not a valid " + field);
        }
        return value;
    }
}
