package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One filter of a search: a property, an operator, and what to compare with. Texts compare ignoring case. */
record SearchFilter(
        ObjectType type, Property property, String operator, String value, String highValue, List<String> values)
        implements Predicate<ObjectState> {

    static SearchFilter of(JsonNode json, PropertyCatalog catalog) {
        String name = json.path("propertyName").asText("");
        String operator = json.path("operator").asText("");
        Property property = catalog.find(name)
                .orElseThrow(() -> HubSpotException.invalid(
                        "There was a problem with the request: property '" + name + "' does not exist"));
        List<String> values = new ArrayList<>();
        json.path("values").forEach(v -> values.add(v.asText()));
        SearchFilter filter = new SearchFilter(
                catalog.type(),
                property,
                operator,
                json.path("value").asText(null),
                json.path("highValue").asText(null),
                values);
        filter.check();
        return filter;
    }

    private void check() {
        boolean complete = switch (operator) {
            case "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN" -> value != null;
            case "BETWEEN" -> value != null && highValue != null;
            case "IN", "NOT_IN" -> !values.isEmpty();
            case "HAS_PROPERTY", "NOT_HAS_PROPERTY" -> true;
            default -> throw HubSpotException.invalid("Invalid input JSON: unknown operator '" + operator + "'");
        };
        if (!complete) {
            throw HubSpotException.invalid(
                    "operator " + operator + " requires a value to compare '" + property.name() + "' with");
        }
    }

    @Override
    public boolean test(ObjectState record) {
        String is = valueOf(type, property, record);
        boolean has = is != null && !is.isEmpty();
        return switch (operator) {
            case "HAS_PROPERTY" -> has;
            case "NOT_HAS_PROPERTY" -> !has;
            case "EQ" -> has && compare(is, value) == 0;
            case "NEQ" -> has && compare(is, value) != 0;
            case "LT" -> has && compare(is, value) < 0;
            case "LTE" -> has && compare(is, value) <= 0;
            case "GT" -> has && compare(is, value) > 0;
            case "GTE" -> has && compare(is, value) >= 0;
            case "BETWEEN" -> has && compare(is, value) >= 0 && compare(is, highValue) <= 0;
            case "IN" -> has && values.stream().anyMatch(v -> compare(is, v) == 0);
            case "NOT_IN" -> has && values.stream().noneMatch(v -> compare(is, v) == 0);
            case "CONTAINS_TOKEN" -> has && containsToken(is, value);
            case "NOT_CONTAINS_TOKEN" -> has && !containsToken(is, value);
            default -> false;
        };
    }

    /** The value as text; what HubSpot sets itself, too. */
    static String valueOf(ObjectType type, Property property, ObjectState record) {
        String name = property.name();
        if (name.equals(ObjectType.ID)) {
            return Long.toString(record.id());
        }
        if (name.equals(type.created())) {
            return Long.toString(record.created());
        }
        return name.equals(type.modified()) ? Long.toString(record.updated()) : record.value(property);
    }

    private int compare(String is, String other) {
        return compare(property, is, other);
    }

    static int compare(Property property, String a, String b) {
        Optional<Double> left = number(property, a);
        Optional<Double> right = number(property, b);
        return left.isPresent() && right.isPresent()
                ? Double.compare(left.get(), right.get())
                : a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
    }

    /** Numbers and times are compared as numbers; record ids and milliseconds fit a double exactly. */
    private static Optional<Double> number(Property property, String text) {
        try {
            return switch (property.type().type()) {
                case "number" -> Optional.of(Double.valueOf(text));
                case "date", "datetime" ->
                    ValueRules.instant(text).map(Instant::toEpochMilli).map(Long::doubleValue);
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Words of the value; * in the token stands for any text. */
    private static boolean containsToken(String is, String token) {
        String pattern = "(^|.*[^\\p{L}\\p{N}])"
                + Pattern.quote(token.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q")
                + "($|[^\\p{L}\\p{N}].*)";
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(is.toLowerCase(Locale.ROOT))
                .matches();
    }
}
