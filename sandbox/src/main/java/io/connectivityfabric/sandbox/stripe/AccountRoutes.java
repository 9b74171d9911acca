package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.Map;

/** {@code /v1/account}: the account that the key belongs to. */
final class AccountRoutes {
    private static final ParamSpec SHOW_PARAMS = new ParamSpec.Hash(Map.of("expand", ParamSpec.TEXTS));

    private AccountRoutes() {}

    static ApiResponse show(StripeAccount account, ObjectNode query) {
        SHOW_PARAMS.check("", query);
        ObjectNode json = Json.object();
        json.put("id", account.accountId());
        json.put("object", "account");
        json.putNull("business_profile");
        json.putNull("business_type");
        json.putObject("capabilities").put("card_payments", "active").put("transfers", "active");
        json.put("charges_enabled", true);
        json.put("country", "DE");
        json.put("default_currency", "eur");
        json.put("details_submitted", true);
        json.put("email", "owner@example.com");
        json.put("payouts_enabled", true);
        json.put("type", "standard");
        return ApiResponse.json(200, Json.bytes(json), 1);
    }
}
