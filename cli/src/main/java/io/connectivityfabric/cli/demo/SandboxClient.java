package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The sandbox seen from outside: what it holds (by its own pages, for the check), and changes as any user of Stripe and HubSpot
 * makes them (by the providers' own APIs).
 */
final class SandboxClient {
    private static final String HUBSPOT_CONTACTS = "/crm/objects/2026-09/contacts";
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI stripe;
    private final URI hubspot;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    SandboxClient(URI stripe, URI hubspot) {
        this.stripe = stripe;
        this.hubspot = hubspot;
    }

    URI stripe() {
        return stripe;
    }

    URI hubspot() {
        return hubspot;
    }

    /** The id of the tenant's Stripe account. */
    String stripeAccount(Tenant tenant) {
        return get(stripe.resolve("/v1/account"), tenant.stripeKey()).path("id").asText();
    }

    /** The id of the tenant's HubSpot account. */
    String hubspotAccount(Tenant tenant) {
        return get(hubspot.resolve("/account-info/2026-09/details"), tenant.hubspotToken())
                .path("portalId")
                .asText();
    }

    /** All Stripe customers that the sandbox holds now, one at a time. */
    void customers(Tenant tenant, Consumer<ObjectNode> each) {
        lines(stripe.resolve("/_sandbox/tenants/" + tenant.name() + "/stripe/customers"), each);
    }

    /** All HubSpot contacts that the sandbox holds now, one at a time. */
    void contacts(Tenant tenant, Consumer<ObjectNode> each) {
        lines(hubspot.resolve("/_sandbox/tenants/" + tenant.name() + "/hubspot/contacts"), each);
    }

    /** What the sandbox has counted: requests, 429s, records served. */
    JsonNode stats() {
        return get(stripe.resolve("/_sandbox/stats"), "");
    }

    /** Creates a Stripe customer; its id. */
    String createCustomer(Tenant tenant, Map<String, String> fields) {
        return send("POST", stripe.resolve("/v1/customers"), tenant.stripeKey(), form(fields))
                .path("id")
                .asText();
    }

    void updateCustomer(Tenant tenant, String id, Map<String, String> fields) {
        send("POST", stripe.resolve("/v1/customers/" + id), tenant.stripeKey(), form(fields));
    }

    void deleteCustomer(Tenant tenant, String id) {
        send("DELETE", stripe.resolve("/v1/customers/" + id), tenant.stripeKey(), null);
    }

    /** Creates a HubSpot contact; its id. */
    String createContact(Tenant tenant, Map<String, String> properties) {
        return send("POST", hubspot.resolve(HUBSPOT_CONTACTS), tenant.hubspotToken(), contact(properties))
                .path("id")
                .asText();
    }

    void updateContact(Tenant tenant, String id, Map<String, String> properties) {
        send("PATCH", hubspot.resolve(HUBSPOT_CONTACTS + "/" + id), tenant.hubspotToken(), contact(properties));
    }

    private Body contact(Map<String, String> properties) {
        ObjectNode body = json.createObjectNode();
        ObjectNode fields = body.putObject("properties");
        properties.forEach(fields::put);
        return new Body("application/json", body.toString());
    }

    private static Body form(Map<String, String> fields) {
        return new Body(
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** A request's content. */
    private record Body(String type, String text) {}

    private JsonNode get(URI url, String token) {
        return send("GET", url, token, null);
    }

    /** The connectors may have used up the account's limit: then it is tried again, as any client has to. */
    private JsonNode send(String method, URI url, String token, Body body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.text()));
        if (body != null) {
            request.header("Content-Type", body.type());
        }
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == TOO_MANY_REQUESTS && attempt < 50) {
                    Thread.sleep(200);
                    continue;
                }
                if (response.statusCode() >= 300) {
                    throw new UserException("The sandbox refused " + method + " " + url + ": " + response.statusCode()
                            + " " + response.body());
                }
                return json.readTree(response.body());
            }
        } catch (IOException e) {
            throw new UserException("The sandbox did not answer " + method + " " + url + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted while asking the sandbox", e);
        }
    }

    private void lines(URI url, Consumer<ObjectNode> each) {
        try {
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() != 200) {
                    throw new UserException("The sandbox answered " + response.statusCode() + " to " + url);
                }
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    each.accept((ObjectNode) json.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UserException("The sandbox did not answer " + url + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted while asking the sandbox", e);
        }
    }
}
