package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;

/** {@code /account-info/:version/details}. */
final class AccountInfo {
    private AccountInfo() {}

    static void addTo(Routes routes) {
        routes.add(Family.ACCOUNT_INFO, "GET /details", call -> details(call.portal()));
    }

    private static ApiResponse details(Portal portal) {
        ObjectNode json = Json.object();
        json.put("portalId", portal.portalId());
        json.put("accountType", "STANDARD");
        json.put("timeZone", "Europe/Berlin");
        json.put("companyCurrency", "EUR");
        json.putArray("additionalCurrencies").add("JPY").add("KWD");
        json.put("utcOffset", "+01:00");
        json.put("utcOffsetMilliseconds", 3_600_000);
        json.put("uiDomain", "app.hubspot.com");
        json.put("dataHostingLocation", "na1");
        return ApiResponse.json(200, Json.bytes(json), 1);
    }
}
