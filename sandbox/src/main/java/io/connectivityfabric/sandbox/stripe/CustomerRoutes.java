package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/customers} (docs.stripe.com/api/customers). */
final class CustomerRoutes {
    private static final Map<String, ParamSpec> LIST_PARAMS =
            Map.of("email", ParamSpec.TEXT, "test_clock", ParamSpec.TEXT);
    private static final ParamSpec SHOW_PARAMS = new ParamSpec.Hash(Map.of("expand", ParamSpec.TEXTS));
    private static final ParamSpec NO_PARAMS = new ParamSpec.Hash(Map.of());

    private CustomerRoutes() {}

    static ApiResponse list(StripeAccount account, ObjectNode query) {
        Listing listing = Listing.of(query, LIST_PARAMS);
        if (query.has("test_clock")) {
            throw StripeException.missingReference(
                    "test clock", query.get("test_clock").textValue(), "test_clock");
        }
        String email = query.path("email").asText("");
        Set<String> lists = Expansions.ofCustomer(query, "data.");
        Timeline.Page<Customer> page = account.page(listing, email.isEmpty() ? null : email);
        return ListAnswer.of(
                new Timeline.Page<>(
                        page.rows().stream()
                                .map(c -> Expansions.expanded(c, lists))
                                .toList(),
                        page.hasMore()),
                "/v1/customers");
    }

    static ApiResponse create(StripeAccount account, ObjectNode params, Cause cause) {
        Set<String> lists = Expansions.ofCustomer(params, "");
        return shown(Expansions.expanded(account.create(params, cause), lists));
    }

    static ApiResponse show(StripeAccount account, String id, ObjectNode query) {
        SHOW_PARAMS.check("", query);
        Set<String> lists = Expansions.ofCustomer(query, "");
        Optional<Customer> customer = account.find(id);
        if (customer.isPresent()) {
            return shown(Expansions.expanded(customer.get(), lists));
        }
        if (account.wasDeleted(id)) {
            return deleted(id);
        }
        throw StripeException.missing("customer", id, "id");
    }

    static ApiResponse update(StripeAccount account, String id, ObjectNode params, Cause cause) {
        Set<String> lists = Expansions.ofCustomer(params, "");
        return shown(Expansions.expanded(account.update(id, params, cause), lists));
    }

    static ApiResponse delete(StripeAccount account, String id, ObjectNode query, Cause cause) {
        NO_PARAMS.check("", query);
        account.delete(id, cause);
        return deleted(id);
    }

    private static ApiResponse shown(Customer customer) {
        return ApiResponse.json(200, customer.json(), 1);
    }

    private static ApiResponse deleted(String id) {
        ObjectNode stub = Json.object();
        stub.put("id", id);
        stub.put("object", "customer");
        stub.put("deleted", true);
        return ApiResponse.json(200, Json.bytes(stub), 1);
    }
}
