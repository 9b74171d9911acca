package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code expand} parameter (docs.stripe.com/api/expanding_objects). Customers here have no subscriptions, sources or
 * tax ids, so these lists come empty; what is null stays null.
 */
final class Expansions {
    private static final Set<String> LISTS = Set.of("sources", "subscriptions", "tax_ids");
    private static final Set<String> NULL_HERE =
            Set.of("cash_balance", "default_source", "invoice_settings.default_payment_method", "test_clock");

    private Expansions() {}

    /** The lists to add to each customer. */
    static Set<String> ofCustomer(ObjectNode params, String prefix) {
        Set<String> lists = new TreeSet<>();
        for (JsonNode value : params.path("expand")) {
            String path = value.textValue();
            String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
            if (LISTS.contains(name)) {
                lists.add(name);
            } else if (!NULL_HERE.contains(name)) {
                throw cannot(path);
            }
        }
        return lists;
    }

    /** For objects that have nothing to expand. */
    static void refuse(ObjectNode params) {
        for (JsonNode value : params.path("expand")) {
            throw cannot(value.textValue());
        }
    }

    static Customer expanded(Customer customer, Set<String> lists) {
        if (lists.isEmpty()) {
            return customer;
        }
        ObjectNode json = Json.ownObject(customer.json());
        for (String list : lists) {
            ObjectNode empty = json.putObject(list);
            empty.put("object", "list");
            empty.putArray("data");
            empty.put("has_more", false);
            empty.put("url", "/v1/customers/" + customer.id() + "/" + list);
        }
        return new Customer(customer.id(), customer.created(), customer.email(), Json.bytes(json));
    }

    private static StripeException cannot(String path) {
        return StripeException.invalid(null, "expand", "This property cannot be expanded (" + path + ").");
    }
}
