package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a parameter may hold. {@link #check} refuses what the API refuses. */
sealed interface ParamSpec {
    ParamSpec TEXT = new Text(5_000);
    ParamSpec INTEGER = new Whole();
    ParamSpec BOOLEAN = new Flag();
    ParamSpec TEXTS = new Listing(TEXT);
    ParamSpec METADATA = new Metadata();
    ParamSpec NUMBER = new Decimal();
    ParamSpec ANYTHING = new Anything();

    void check(String name, JsonNode value);

    record Text(int maxLength) implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (!value.isTextual()) {
                throw StripeException.invalid("parameter_invalid_string", name, "Invalid string: " + value);
            }
            if (value.textValue().length() > maxLength) {
                throw StripeException.invalid(
                        null,
                        name,
                        "Invalid string: " + value.textValue().substring(0, 8) + "...; must be at most " + maxLength
                                + " characters");
            }
        }
    }

    record Whole() implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (!value.isTextual() || !value.textValue().matches("[+-]?\\d{1,18}")) {
                throw StripeException.notInteger(name, value.asText());
            }
        }
    }

    record Decimal() implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (!value.isTextual() || !value.textValue().matches("[+-]?\\d{1,15}(\\.\\d{1,12})?")) {
                throw StripeException.invalid("parameter_invalid", name, "Invalid decimal: " + value.asText());
            }
        }
    }

    /** What the sandbox takes as it comes. */
    record Anything() implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            // Nothing is wrong with anything.
        }
    }

    record Flag() implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (!value.asText().equals("true") && !value.asText().equals("false")) {
                throw StripeException.invalid(null, name, "Invalid boolean: " + value.asText());
            }
        }
    }

    record Hash(Map<String, ParamSpec> fields) implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (value.isTextual() && value.textValue().isEmpty()) {
                return;
            }
            if (!value.isObject()) {
                throw StripeException.invalid("parameter_invalid_object", name, "Invalid object");
            }
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String inner = name.isEmpty() ? field.getKey() : name + "[" + field.getKey() + "]";
                ParamSpec spec = fields.get(field.getKey());
                if (spec == null) {
                    throw StripeException.unknownParameter(inner);
                }
                spec.check(inner, field.getValue());
            }
        }
    }

    record Listing(ParamSpec items) implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (value.isTextual() && value.textValue().isEmpty()) {
                return;
            }
            if (!value.isObject()) {
                throw StripeException.invalid("parameter_invalid_array", name, "Invalid array");
            }
            value.properties().forEach(e -> {
                if (!e.getKey().matches("\\d+")) {
                    throw StripeException.invalid("parameter_invalid_array", name, "Invalid array");
                }
                items.check(name + "[" + e.getKey() + "]", e.getValue());
            });
        }
    }

    /** At most 50 keys of 40 characters with values of 500 (docs.stripe.com/api/metadata). */
    record Metadata() implements ParamSpec {
        @Override
        public void check(String name, JsonNode value) {
            if (value.isTextual() && value.textValue().isEmpty()) {
                return;
            }
            if (!value.isObject()) {
                throw StripeException.invalid("parameter_invalid_object", name, "Invalid object");
            }
            value.properties().forEach(e -> {
                String inner = name + "[" + e.getKey() + "]";
                if (e.getKey().length() > 40) {
                    throw StripeException.invalid(
                            null, inner, "Metadata keys must be 40 characters or less: " + e.getKey());
                }
                if (!e.getValue().isTextual()) {
                    throw StripeException.invalid(null, inner, "Metadata values must be strings");
                }
                if (e.getValue().textValue().length() > 500) {
                    throw StripeException.invalid(
                            null,
                            inner,
                            "Metadata values can have up to 500 characters, but you passed in a value that" + " is "
                                    + e.getValue().textValue().length() + " characters.");
                }
            });
        }
    }
}
