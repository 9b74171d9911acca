package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.hubspot.HubSpotException.Detail;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which values a property takes, and how it keeps them. */
final class ValueRules {
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,17}");
    private static final int MAX_LENGTH = 65_536;

    private final PropertyCatalog catalog;

    ValueRules(PropertyCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The values to keep.
     *
     * @throws HubSpotException naming every property whose value is refused
     */
    Map<Property, String> checked(JsonNode properties) {
        if (!properties.isObject()) {
            throw HubSpotException.invalid("Invalid input JSON: 'properties' must be an object");
        }
        Map<Property, String> values = new LinkedHashMap<>();
        List<Detail> wrong = new ArrayList<>();
        properties.properties().forEach(e -> {
            String name = e.getKey().toLowerCase(Locale.ROOT);
            if (!e.getValue().isValueNode() || e.getValue().isNull()) {
                throw HubSpotException.invalid("Invalid input JSON: the value of '" + name + "' must be a string");
            }
            Optional<Property> property = catalog.find(name);
            if (property.isEmpty()) {
                wrong.add(detail(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist"));
                return;
            }
            String value = e.getValue().asText();
            Optional<Detail> refused = refused(property.get(), value);
            if (refused.isPresent()) {
                wrong.add(refused.get());
            } else {
                values.put(property.get(), kept(property.get(), value));
            }
        });
        if (!wrong.isEmpty()) {
            throw notValid(wrong);
        }
        return values;
    }

    /** The message holds the same as the errors, as JSON in a text. */
    static HubSpotException notValid(List<Detail> wrong) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Detail detail : wrong) {
            ObjectNode one = list.addObject();
            one.put("isValid", false);
            one.put("message", detail.message());
            one.put("error", detail.code());
            one.put("name", detail.context().get("propertyName").get(0));
            one.put("localizedErrorMessage", detail.message());
        }
        return HubSpotException.invalid("Property values were not valid: " + list, wrong);
    }

    static Detail detail(String property, String code, String message) {
        return new Detail(message, code, Map.of("propertyName", List.of(property)));
    }

    private static Optional<Detail> refused(Property property, String value) {
        if (property.type().readOnly()) {
            return Optional.of(detail(
                    property.name(),
                    "READ_ONLY_VALUE",
                    "\"" + property.name() + "\" is a read only property; its value cannot be set."));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > MAX_LENGTH) {
            return Optional.of(detail(
                    property.name(),
                    "INVALID_LENGTH",
                    "Property value for \"" + property.name() + "\" is longer than " + MAX_LENGTH + " characters"));
        }
        return switch (property.type().type()) {
            case "number" ->
                NUMBER.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(detail(property.name(), "INVALID_INTEGER", value + " was not a valid number."));
            case "bool", "enumeration" -> refusedOption(property, value);
            case "date", "datetime" ->
                instant(value).isPresent()
                        ? Optional.empty()
                        : Optional.of(detail(property.name(), "INVALID_DATE", value + " was not a valid date."));
            default ->
                property.isEmail() && !EMAIL.matcher(lower(value)).matches()
                        ? Optional.of(
                                detail(property.name(), "INVALID_EMAIL", "Email address " + value + " is invalid"))
                        : Optional.empty();
        };
    }

    private static Optional<Detail> refusedOption(Property property, String value) {
        List<String> given = property.isMultiple() ? List.of(value.split(";")) : List.of(value);
        List<String> unknown = given.stream()
                .filter(v -> !v.isEmpty() && !property.type().hasOption(v))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(detail(
                        property.name(),
                        "INVALID_OPTION",
                        unknown.get(0) + " was not one of the allowed options: "
                                + property.type().options().stream()
                                        .map(PropertyType.Option::value)
                                        .toList()));
    }

    private static String kept(Property property, String value) {
        if (property.isEmail()) {
            return lower(value);
        }
        if (value.isEmpty()) {
            return value;
        }
        return switch (property.type().type()) {
            case "date" ->
                instant(value)
                        .orElseThrow()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
            case "datetime" -> instant(value).orElseThrow().toString();
            default -> value;
        };
    }

    /** Milliseconds since 1970, an ISO date, or an ISO instant. */
    static Optional<Instant> instant(String value) {
        try {
            if (DIGITS.matcher(value).matches()) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(value)));
            }
            return Optional.of(
                    value.length() == 10
                            ? LocalDate.parse(value)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
