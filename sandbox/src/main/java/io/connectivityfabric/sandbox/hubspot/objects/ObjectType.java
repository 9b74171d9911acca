package io.connectivityfabric.sandbox.hubspot.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A type of CRM records.
 *
 * @param id such as 0-1; 2-... for custom objects
 * @param name such as contacts, as it stands in paths; for a custom object its fully qualified name
 * @param associationKey under which records of this type stand among another record's associations
 * @param created the property that has the time of the creation
 * @param modified the property that has the time of the last change
 * @param group the property group of its properties
 * @param groups all its property groups by name, with their labels
 * @param shown what a record shows if no property is asked for, besides the times and the id
 * @param searched where a search for words looks
 * @param mergeable whether two records can be merged into one
 * @param links of each hundred seeded records, how many are associated with one of another type
 * @param defaults the values that new records have if they are given none
 * @param uniqueProperties whether a portal can make properties with unique values
 * @param readOnly whether the API cannot write records
 * @param v3Names names that only version 3 knows
 */
public record ObjectType(
        String id,
        String name,
        String singular,
        String associationKey,
        String created,
        String modified,
        String group,
        Map<String, String> groups,
        List<String> shown,
        List<String> searched,
        boolean mergeable,
        Map<String, Integer> links,
        Map<String, String> defaults,
        boolean uniqueProperties,
        boolean readOnly,
        List<String> v3Names,
        Map<String, PropertyType> properties) {
    public static final String ID = "hs_object_id";
    public static final String MERGED = "hs_merged_object_ids";
    public static final String OWNER = "hubspot_owner_id";

    /** As its file has it, with what all types have. */
    static ObjectType of(String name, JsonNode json) {
        String created = json.path("created").asText();
        String modified = json.path("modified").asText();
        String group = json.path("group").asText();
        Map<String, PropertyType> properties = new LinkedHashMap<>();
        json.path("properties").properties().forEach(p -> properties.put(p.getKey(), PropertyType.of(p.getValue())));
        properties.putAll(common(created, modified, !name.equals("contacts")));
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(group, group);
        json.path("groups")
                .properties()
                .forEach(g -> groups.put(g.getKey(), g.getValue().asText()));
        Map<String, Integer> links = new LinkedHashMap<>();
        json.path("links")
                .properties()
                .forEach(l -> links.put(l.getKey(), l.getValue().asInt()));
        Map<String, String> defaults = new LinkedHashMap<>();
        json.path("defaults")
                .properties()
                .forEach(d -> defaults.put(d.getKey(), d.getValue().asText()));
        return new ObjectType(
                json.path("id").asText(),
                name,
                json.path("singular").asText(),
                json.path("association_key").asText(name),
                created,
                modified,
                group,
                groups,
                texts(json.path("shown")),
                texts(json.path("searched")),
                json.path("merge").asBoolean(),
                links,
                defaults,
                !json.path("no_unique").asBoolean(),
                json.path("read_only").asBoolean(),
                texts(json.path("v3_names")),
                Collections.unmodifiableMap(properties));
    }

    /** A type that a portal makes; its id and full name are still to come. */
    public static ObjectType custom(
            String name, Map<String, PropertyType> own, List<String> shown, List<String> searched) {
        Map<String, PropertyType> properties = new LinkedHashMap<>(own);
        properties.putAll(common("hs_createdate", "hs_lastmodifieddate", false));
        String group = name + "_information";
        return new ObjectType(
                "",
                name,
                name,
                name,
                "hs_createdate",
                "hs_lastmodifieddate",
                group,
                Map.of(group, group),
                shown,
                searched,
                true,
                Map.of(),
                Map.of(),
                true,
                false,
                List.of(),
                Collections.unmodifiableMap(properties));
    }

    /** The same custom type in a portal, where it also goes by its name behind {@code p_}. */
    public ObjectType of(String portalsId, String fullName) {
        return new ObjectType(
                portalsId,
                fullName,
                "p_" + name,
                fullName,
                created,
                modified,
                group,
                groups,
                shown,
                searched,
                mergeable,
                links,
                defaults,
                uniqueProperties,
                readOnly,
                v3Names,
                properties);
    }

    /** What every type has; seeded records other than contacts have owners. */
    private static Map<String, PropertyType> common(String created, String modified, boolean owned) {
        Map<String, PropertyType> properties = new LinkedHashMap<>();
        properties.put(OWNER, owner(owned));
        properties.put(MERGED, PropertyType.kept("Merged record IDs", "string"));
        properties.put(created, PropertyType.kept("Create Date", "datetime"));
        properties.put(modified, PropertyType.kept("Last Modified Date", "datetime"));
        properties.put(ID, PropertyType.kept("Record ID", "number"));
        return properties;
    }

    private static PropertyType owner(boolean seeded) {
        return new PropertyType(
                "Owner",
                "",
                "string",
                "text",
                List.of(),
                false,
                null,
                false,
                false,
                null,
                false,
                PropertyType.NON_SENSITIVE,
                false,
                false,
                seeded ? "?60 owner" : null);
    }

    /** Whether a path, or another place where a type is named, means this one. */
    public boolean answersTo(String asked, boolean v3) {
        return asked.equals(id) || asked.equals(name) || asked.equals(singular) || (v3 && v3Names.contains(asked));
    }

    /** What is set without the caller's doing and is in no list of values. */
    public Stream<String> own() {
        return Stream.of(created, modified, ID);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return List.copyOf(texts);
    }
}
