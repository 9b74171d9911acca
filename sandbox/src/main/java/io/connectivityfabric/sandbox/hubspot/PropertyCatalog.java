package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.hubspot.Property.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The properties of a portal's contacts. Safe for concurrent use. */
final class PropertyCatalog {
    /** docs: "You can create up to ten unique ID properties per object". */
    static final int MAX_UNIQUE = 10;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Set<String> GROUPS =
            Set.of("contactinformation", "emailinformation", "contact_activity", "conversioninformation");
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

    private final Map<String, Property> byName = new ConcurrentSkipListMap<>();
    private final List<Property> byNumber = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, PropertySet> sets = new ConcurrentHashMap<>();

    private volatile PropertySet everything;

    PropertyCatalog() {
        DefaultProperties.list().forEach(this::add);
    }

    Optional<Property> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** For names that are known to exist. */
    Property get(String name) {
        return find(name).orElseThrow();
    }

    Property get(int number) {
        return byNumber.get(number);
    }

    /** By name. */
    List<Property> all() {
        return List.copyOf(byName.values());
    }

    /** The properties that an answer shows if these are asked for; what is not a property is left out. */
    PropertySet set(List<String> names) {
        String key = String.join(",", names);
        PropertySet known = sets.get(key);
        if (known == null) {
            if (sets.size() > 200) {
                sets.clear();
            }
            known = PropertySet.of(this, names);
            sets.put(key, known);
        }
        return known;
    }

    /** Every property, for answers that show all values. */
    PropertySet everything() {
        PropertySet known = everything;
        if (known == null) {
            known = PropertySet.all(this);
            everything = known;
        }
        return known;
    }

    synchronized Property create(ObjectNode definition, Instant now) {
        String name = required(definition, "name").toLowerCase(Locale.ROOT);
        String label = required(definition, "label");
        String group = required(definition, "groupName");
        String type = oneOf(definition, "type", TYPES);
        String fieldType = oneOf(definition, "fieldType", FIELD_TYPES);
        if (!NAME.matcher(name).matches() || name.startsWith("hs_")) {
            throw HubSpotException.invalid("Property name '" + name + "' is invalid: it must start with a letter, hold"
                    + " only lower-case letters, digits and underscores, and not begin with hs_");
        }
        if (!GROUPS.contains(group)) {
            throw HubSpotException.notFound("Property group '" + group + "' does not exist");
        }
        if (byName.containsKey(name)) {
            throw HubSpotException.exists("A property named '" + name + "' already exists.");
        }
        boolean unique = definition.path("hasUniqueValue").asBoolean();
        if (unique
                && byName.values().stream()
                                .filter(p -> p.unique() && !p.hubspotDefined())
                                .count()
                        >= MAX_UNIQUE) {
            throw HubSpotException.invalid(
                    "The object type already has the maximum of " + MAX_UNIQUE + " properties with unique values");
        }
        Property property = new Property(
                (short) byNumber.size(),
                name,
                label,
                definition.path("description").asText(""),
                group,
                type,
                fieldType,
                options(definition.path("options")),
                unique,
                false,
                false,
                now.toString());
        add(property);
        sets.clear();
        everything = null;
        return property;
    }

    private void add(Property property) {
        byNumber.add(property);
        byName.put(property.name(), property);
    }

    private static List<Option> options(JsonNode options) {
        List<Option> list = new ArrayList<>();
        options.forEach(o ->
                list.add(new Option(o.path("value").asText(), o.path("label").asText())));
        return List.copyOf(list);
    }

    private static String required(ObjectNode definition, String field) {
        String value = definition.path(field).asText("");
        if (value.isEmpty()) {
            throw HubSpotException.invalid("Invalid input JSON: Some required fields were not set: [" + field + "]");
        }
        return value;
    }

    private static String oneOf(ObjectNode definition, String field, Set<String> values) {
        String value = required(definition, field);
        if (!values.contains(value)) {
            throw HubSpotException.invalid("Invalid input JSON: '" + value + "' is not a valid " + field);
        }
        return value;
    }
}
