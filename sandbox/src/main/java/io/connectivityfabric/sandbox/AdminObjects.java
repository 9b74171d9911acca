package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.hubspot.Portal;
import io.connectivityfabric.sandbox.hubspot.PortalObjects;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tenant's objects for those who look after the sandbox: {@code stripe/:resource}, {@code
 * stripe/:account/:resource} of a connected account, or {@code hubspot/:type}, each with {@code /:id} for one object.
 */
final class AdminObjects {
    private AdminObjects() {}

    static ApiResponse answer(ApiRequest request, Tenant tenant, List<String> path) {
        if (path.size() == 2 || path.size() == 3) {
            String id = path.size() == 3 ? path.get(2) : null;
            if (path.get(0).equals("hubspot")) {
                return hubspot(request, tenant.hubspot().objects(path.get(1)), id);
            }
            if (path.get(0).equals("stripe") && !path.get(1).startsWith("acct_")) {
                return stripe(request, tenant.stripe(), path.get(1), id);
            }
        }
        if (path.size() == 4
                && path.get(0).equals("hubspot")
                && request.method().equals("POST")) {
            return hubspot(request, tenant.hubspot(), path.get(1), path.get(2), path.get(3));
        }
        if (path.equals(List.of("stripe-events"))) {
            ObjectNode event = body(request);
            tenant.stripe().tell(event.path("type").asText(), event.withObject("/object"));
            return ApiResponse.noContent();
        }
        if (path.size() >= 3 && path.size() <= 4 && path.get(0).equals("stripe")) {
            StripeAccount account = tenant.stripe()
                    .connected(path.get(1))
                    .orElseThrow(() ->
                            new IllegalArgumentException(path.get(1) + " is no connected account of " + tenant.name()));
            return stripe(request, account, path.get(2), path.size() == 4 ? path.get(3) : null);
        }
        return ApiResponse.json(404, Json.bytes(Json.object().put("error", "The sandbox has no " + request.path())));
    }

    /** A customer is written with the API's parameters, everything else as the JSON that it holds. */
    private static ApiResponse stripe(ApiRequest request, StripeAccount account, String resource, String id) {
        switch (request.method() + (id == null ? "" : " id")) {
            case "GET" -> {
                return ApiResponse.lines(account.lines(
                        resource, number(request, "from", 0), number(request, "most", Integer.MAX_VALUE)));
            }
            case "GET id" -> {
                return account.object(resource, id)
                        .map(json -> ApiResponse.json(200, json.getBytes(StandardCharsets.UTF_8)))
                        .orElseThrow(() -> new IllegalArgumentException("There is no " + id));
            }
            case "POST" -> {
                return written(
                        resource.equals("customers")
                                ? account.createCustomer(values(request))
                                : account.insert(resource, body(request)));
            }
            case "POST id" -> {
                if (resource.equals("customers")) {
                    account.updateCustomer(id, values(request));
                } else {
                    account.change(resource, id, body(request));
                }
                return written(id);
            }
            case "DELETE id" -> {
                account.delete(resource, id);
                return ApiResponse.noContent();
            }
            default -> {
                return refused(request);
            }
        }
    }

    private static ApiResponse hubspot(ApiRequest request, PortalObjects objects, String id) {
        switch (request.method() + (id == null ? "" : " id")) {
            case "GET" -> {
                return ApiResponse.lines(
                        objects.lines(number(request, "from", 0), number(request, "most", Integer.MAX_VALUE)));
            }
            case "GET id" -> {
                return objects.find(id)
                        .map(values -> ApiResponse.json(200, Json.bytes(Json.MAPPER.valueToTree(values))))
                        .orElseThrow(() -> new IllegalArgumentException("There is no " + id));
            }
            case "POST" -> {
                return written(objects.create(values(request)));
            }
            case "POST id" -> {
                objects.update(id, values(request));
                return written(id);
            }
            case "DELETE id" -> {
                objects.archive(id);
                return ApiResponse.noContent();
            }
            default -> {
                return refused(request);
            }
        }
    }

    /** What the API does to a record, and what only HubSpot's own pages can. */
    private static ApiResponse hubspot(ApiRequest request, Portal portal, String type, String id, String action) {
        PortalObjects objects = portal.objects(type);
        switch (action) {
            case "restore" -> objects.restore(id);
            case "forget" -> objects.forget(id);
            case "merge" -> {
                return written(objects.merge(id, body(request).path("with").asText()));
            }
            case "associate", "dissociate" -> {
                PortalObjects with = portal.objects(body(request).path("type").asText());
                String other = body(request).path("id").asText();
                if (action.equals("associate")) {
                    objects.associate(id, with, other);
                } else {
                    objects.dissociate(id, with, other);
                }
            }
            default -> {
                return refused(request);
            }
        }
        return written(id);
    }

    private static int number(ApiRequest request, String name, int otherwise) {
        return request.query().stream()
                .filter(pair -> pair.name().equals(name))
                .mapToInt(pair -> Integer.parseInt(pair.value()))
                .findFirst()
                .orElse(otherwise);
    }

    private static ApiResponse refused(ApiRequest request) {
        return ApiResponse.json(
                405,
                Json.bytes(
                        Json.object().put("error", "The sandbox cannot " + request.method() + " " + request.path())));
    }

    private static ApiResponse written(String id) {
        return ApiResponse.json(200, Json.bytes(Json.object().put("id", Objects.requireNonNull(id))));
    }

    private static Map<String, String> values(ApiRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        body(request)
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
    }

    static ObjectNode body(ApiRequest request) {
        return Json.foreignObject(request.body())
                .orElseThrow(() -> new IllegalArgumentException("The body must be one JSON object"));
    }
}
