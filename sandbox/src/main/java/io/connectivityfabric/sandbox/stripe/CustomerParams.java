package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters of creating and updating a customer, and what they do to one. */
final class CustomerParams {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Set<String> TAX_EXEMPT = Set.of("none", "exempt", "reverse");
    private static final List<String> TEXTS =
            List.of("description", "email", "name", "phone", "business_name", "individual_name", "invoice_prefix");
    private static final List<String> ADDRESS_FIELDS =
            List.of("city", "country", "line1", "line2", "postal_code", "state");
    /** These are absent, not null, in a customer that has none. */
    private static final Set<String> ABSENT_IF_EMPTY = Set.of("business_name", "individual_name");

    private static final ParamSpec ADDRESS = new ParamSpec.Hash(Map.of(
            "city", ParamSpec.TEXT,
            "country", ParamSpec.TEXT,
            "line1", ParamSpec.TEXT,
            "line2", ParamSpec.TEXT,
            "postal_code", ParamSpec.TEXT,
            "state", ParamSpec.TEXT));
    private static final ParamSpec UPDATE = new ParamSpec.Hash(fields());
    private static final ParamSpec CREATE = new ParamSpec.Hash(createFields());

    private CustomerParams() {}

    private static Map<String, ParamSpec> fields() {
        Map<String, ParamSpec> fields = new HashMap<>();
        TEXTS.forEach(name -> fields.put(name, ParamSpec.TEXT));
        fields.put("phone", new ParamSpec.Text(20));
        fields.put("email", new ParamSpec.Text(512));
        fields.put("address", ADDRESS);
        fields.put("balance", ParamSpec.INTEGER);
        fields.put("next_invoice_sequence", ParamSpec.INTEGER);
        fields.put("expand", ParamSpec.TEXTS);
        fields.put("metadata", ParamSpec.METADATA);
        fields.put("preferred_locales", ParamSpec.TEXTS);
        fields.put("tax_exempt", ParamSpec.TEXT);
        fields.put("default_source", ParamSpec.TEXT);
        fields.put("source", ParamSpec.TEXT);
        fields.put("validate", ParamSpec.BOOLEAN);
        fields.put(
                "shipping",
                new ParamSpec.Hash(Map.of("address", ADDRESS, "name", ParamSpec.TEXT, "phone", ParamSpec.TEXT)));
        fields.put(
                "cash_balance",
                new ParamSpec.Hash(
                        Map.of("settings", new ParamSpec.Hash(Map.of("reconciliation_mode", ParamSpec.TEXT)))));
        fields.put(
                "tax", new ParamSpec.Hash(Map.of("ip_address", ParamSpec.TEXT, "validate_location", ParamSpec.TEXT)));
        fields.put(
                "invoice_settings",
                new ParamSpec.Hash(Map.of(
                        "custom_fields",
                        new ParamSpec.Listing(
                                new ParamSpec.Hash(Map.of("name", ParamSpec.TEXT, "value", ParamSpec.TEXT))),
                        "default_payment_method",
                        ParamSpec.TEXT,
                        "footer",
                        ParamSpec.TEXT,
                        "rendering_options",
                        new ParamSpec.Hash(Map.of("amount_tax_display", ParamSpec.TEXT, "template", ParamSpec.TEXT)))));
        return fields;
    }

    private static Map<String, ParamSpec> createFields() {
        Map<String, ParamSpec> fields = fields();
        fields.remove("default_source");
        fields.put("payment_method", ParamSpec.TEXT);
        fields.put("test_clock", ParamSpec.TEXT);
        fields.put(
                "tax_id_data",
                new ParamSpec.Listing(new ParamSpec.Hash(Map.of("type", ParamSpec.TEXT, "value", ParamSpec.TEXT))));
        return fields;
    }

    static void checkCreate(ObjectNode params) {
        CREATE.check("", params);
        checkValues(params);
    }

    static void checkUpdate(ObjectNode params) {
        UPDATE.check("", params);
        checkValues(params);
    }

    private static void checkValues(ObjectNode params) {
        String email = params.path("email").asText("");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw StripeException.invalid("email_invalid", "email", "Invalid email address: " + email);
        }
        String exempt = params.path("tax_exempt").asText("");
        if (!exempt.isEmpty() && !TAX_EXEMPT.contains(exempt)) {
            throw StripeException.invalid(
                    null, "tax_exempt", "Invalid tax_exempt: must be one of exempt, none, or reverse");
        }
        JsonNode shipping = params.path("shipping");
        for (String required : List.of("address", "name")) {
            if (shipping.isObject() && !shipping.has(required)) {
                throw StripeException.invalid(
                        "parameter_missing",
                        "shipping[" + required + "]",
                        "Missing required param: shipping[" + required + "].");
            }
        }
        reference(params, "source", "token");
        reference(params, "default_source", "source");
        reference(params, "payment_method", "PaymentMethod");
        reference(params, "test_clock", "test clock");
    }

    /** The sandbox has none of these objects, so none of them can be referred to. */
    private static void reference(ObjectNode params, String name, String what) {
        String id = params.path(name).asText("");
        if (!id.isEmpty()) {
            throw StripeException.missingReference(what, id, name);
        }
    }

    /** Changes the customer as the checked parameters say; an empty text clears. */
    static void apply(ObjectNode params, ObjectNode customer) {
        for (String name : TEXTS) {
            if (params.has(name)) {
                setText(customer, name, params.get(name).textValue());
            }
        }
        for (String name : List.of("balance", "next_invoice_sequence")) {
            if (params.has(name)) {
                customer.put(name, Long.parseLong(params.get(name).textValue()));
            }
        }
        if (params.has("address")) {
            customer.set("address", address(params.get("address"), customer.get("address")));
        }
        if (params.has("shipping")) {
            customer.set("shipping", shipping(params.get("shipping")));
        }
        if (params.has("tax_exempt")) {
            String exempt = params.get("tax_exempt").textValue();
            customer.put("tax_exempt", exempt.isEmpty() ? "none" : exempt);
        }
        if (params.has("preferred_locales")) {
            customer.set("preferred_locales", list(params.get("preferred_locales")));
        }
        if (params.has("metadata")) {
            Params.metadata(params.get("metadata"), customer);
        }
        if (params.path("invoice_settings").isObject()) {
            invoiceSettings((ObjectNode) params.get("invoice_settings"), (ObjectNode) customer.get("invoice_settings"));
        }
    }

    private static void setText(ObjectNode customer, String name, String value) {
        if (!value.isEmpty()) {
            customer.put(name, value);
        } else if (ABSENT_IF_EMPTY.contains(name)) {
            customer.remove(name);
        } else {
            customer.putNull(name);
        }
    }

    private static JsonNode address(JsonNode param, JsonNode before) {
        if (!param.isObject()) {
            return null;
        }
        ObjectNode address = Json.object();
        for (String field : ADDRESS_FIELDS) {
            String value = param.path(field).textValue();
            if (value == null) {
                address.set(field, before != null && before.isObject() ? before.get(field) : null);
            } else {
                address.put(field, value.isEmpty() ? null : value);
            }
        }
        return address;
    }

    private static JsonNode shipping(JsonNode param) {
        if (!param.isObject()) {
            return null;
        }
        ObjectNode shipping = Json.object();
        shipping.set("address", address(param.get("address"), null));
        shipping.put("name", param.get("name").textValue());
        String phone = param.path("phone").asText("");
        shipping.put("phone", phone.isEmpty() ? null : phone);
        return shipping;
    }

    private static ArrayNode list(JsonNode param) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        param.forEach(list::add);
        return list;
    }

    private static void invoiceSettings(ObjectNode param, ObjectNode settings) {
        if (param.has("custom_fields")) {
            JsonNode fields = param.get("custom_fields");
            settings.set("custom_fields", fields.isObject() && !fields.isEmpty() ? list(fields) : null);
        }
        if (param.has("footer")) {
            String footer = param.get("footer").textValue();
            settings.put("footer", footer.isEmpty() ? null : footer);
        }
        reference(param, "default_payment_method", "PaymentMethod");
    }
}
