package io.connectivityfabric.sandbox.hubspot.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a property of a record is: as the file of its object type tells it, or as a caller of the properties API does.
 *
 * @param type string, number, date, datetime, enumeration, bool, phone_number
 * @param options the values an enumeration takes; empty for other types
 * @param unique whether no two records may share a value
 * @param also another property whose values, with semicolons between, must be unique among these too; or null
 * @param readOnly whether its values are set by HubSpot alone
 * @param calculated whether HubSpot works its values out: they change without a change of the record
 * @param counts the object type whose associated records it counts, or null
 * @param forward whether a value only moves forward in the options until it is cleared
 * @param sensitivity non_sensitive, sensitive or highly_sensitive
 * @param custom whether the portal has made it, not HubSpot
 * @param archived whether it is archived from the start
 * @param seed what seeded records have in it, see {@link io.connectivityfabric.sandbox.seed.PatternSeed}; null for nothing
 */
public record PropertyType(
        String label,
        String description,
        String type,
        String fieldType,
        List<Option> options,
        boolean unique,
        String also,
        boolean readOnly,
        boolean calculated,
        String counts,
        boolean forward,
        String sensitivity,
        boolean custom,
        boolean archived,
        String seed) {

    public static final String NON_SENSITIVE = "non_sensitive";

    /** A value of an enumeration. */
    public record Option(String value, String label) {}

    /** As an object type's file has it. */
    static PropertyType of(JsonNode json) {
        List<Option> options = new ArrayList<>();
        json.path("options")
                .forEach(o -> options.add(new Option(
                        o.asText(), o.asText().toLowerCase(Locale.ROOT).replace('_', ' '))));
        String type = json.path("type").asText("string");
        if (type.equals("bool")) {
            options.add(new Option("true", "Yes"));
            options.add(new Option("false", "No"));
        }
        return new PropertyType(
                json.path("label").asText(),
                "",
                type,
                json.path("field").asText("text"),
                List.copyOf(options),
                json.path("unique").asBoolean(),
                json.path("also").asText(null),
                json.path("read_only").asBoolean(),
                json.path("calculated").asBoolean(),
                json.path("counts").asText(null),
                json.path("forward").asBoolean(),
                json.path("sensitivity").asText(NON_SENSITIVE),
                json.path("custom").asBoolean(),
                json.path("archived").asBoolean(),
                json.path("seed").asText(null));
    }

    /** One that HubSpot keeps itself. */
    static PropertyType kept(String label, String type) {
        return new PropertyType(
                label,
                "",
                type,
                type.equals("datetime") ? "date" : type.equals("number") ? "number" : "text",
                List.of(),
                false,
                null,
                true,
                false,
                null,
                false,
                NON_SENSITIVE,
                false,
                false,
                null);
    }

    /** One that a portal makes. */
    public static PropertyType custom(
            String label,
            String description,
            String type,
            String fieldType,
            List<Option> options,
            boolean unique,
            boolean calculated,
            String sensitivity) {
        return new PropertyType(
                label,
                description,
                type,
                fieldType,
                options,
                unique,
                null,
                calculated,
                calculated,
                null,
                false,
                sensitivity,
                true,
                false,
                null);
    }

    /** The same with what a change of its definition may change. */
    public PropertyType changed(String newLabel, String newDescription, String newFieldType, List<Option> newOptions) {
        return new PropertyType(
                newLabel,
                newDescription,
                type,
                newFieldType,
                newOptions,
                unique,
                also,
                readOnly,
                calculated,
                counts,
                forward,
                sensitivity,
                custom,
                archived,
                seed);
    }

    public boolean hasOption(String value) {
        return options.stream().anyMatch(o -> o.value().equals(value));
    }
}
