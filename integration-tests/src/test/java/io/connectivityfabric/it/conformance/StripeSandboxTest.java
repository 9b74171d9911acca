package io.connectivityfabric.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.stripe.StripeAccount;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's Stripe API against each official document that {@code -Dopenapi.dir} names: every list, every object,
 * with events and expansions, and writes. Without the documents there is nothing to compare with, and no test.
 */
class StripeSandboxTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicTest> everyAnswerIsAsTheDocumentSays() throws IOException {
        String directory = System.getProperty(CheckedTraffic.PROPERTY, "");
        if (directory.isBlank()) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("stripe-.*\\.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path document) throws Exception {
        String version = document.getFileName().toString().replaceAll("stripe-|\\.json", "");
        SandboxOptions options = SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(60)
                .contacts(0)
                .connectedAccounts(3, 3)
                .stripeApiVersion(version)
                .limits(false)
                .build();
        try (Sandbox sandbox = Sandbox.start(options);
                ConformanceProxy proxy =
                        ConformanceProxy.start(document, new AllowList(List.of()), URI.create(sandbox.stripeUrl()))) {
            Walk walk = new Walk(proxy.baseUrl(), sandbox.tenant("acme").stripe(), version);
            for (Resource resource : Catalog.resources().values()) {
                walk.lists(resource);
            }
            for (Resource resource : Catalog.resources().values()) {
                walk.writes(resource);
            }
            walk.sale();
            walk.events();
            assertThat(proxy.violations().summary()).isEmpty();
            assertThat(walk.empty).as("lists that have nothing to check").isEmpty();
        }
    }

    /** Asks for everything. */
    private static final class Walk {
        private final URI base;
        private final StripeAccount account;
        private final String version;
        private final List<String> empty = new ArrayList<>();

        Walk(URI base, StripeAccount account, String version) {
            this.base = base;
            this.account = account;
            this.version = version;
        }

        void lists(Resource resource) {
            int found = 0;
            for (String path : paths(resource)) {
                String filter = resource.filters().entrySet().stream()
                        .filter(e -> e.getValue().contains("!"))
                        .map(e -> e.getKey() + "=" + id(parents(resource, e.getValue()), path))
                        .findFirst()
                        .orElse("");
                JsonNode page = get(path + "?limit=100&" + filter);
                found += page.path("data").size();
                if (resource.retrievable()) {
                    page.path("data")
                            .valueStream()
                            .limit(20)
                            .forEach(row -> get(path + "/" + row.path("id").asString()));
                }
                expansions(resource).forEach(expand -> get(path + "?" + filter + "&expand[]=data." + expand));
            }
            if (found == 0) {
                empty.add(resource.name());
            }
        }

        /** Changes an object of each kind, acts on another in every way there is, and deletes one. */
        void writes(Resource resource) {
            if (resource.parent() != null) {
                return;
            }
            List<String> ids = account.ids(resource.name());
            if (resource.update() != null && resource.update().containsKey("metadata")) {
                post(resource.path() + "/" + ids.get(0), "metadata[k]=v");
            }
            resource.actions().forEach((action, does) -> {
                String form = does.params().containsValue("ref customers!")
                        ? "customer=" + account.customerIds().get(0)
                        : "";
                post(resource.path() + "/" + ids.get(0) + "/" + action, form);
            });
            if (resource.deletable() || resource.remove() != null) {
                send("DELETE", resource.path() + "/" + deletable(resource, ids), null);
            }
        }

        /** Stripe deletes no product that has prices. */
        private String deletable(Resource resource, List<String> ids) {
            return resource.name().equals("products")
                    ? id(post("/v1/products", "name=Unsold"))
                    : ids.get(ids.size() - 1);
        }

        void sale() {
            String customer = id(post("/v1/customers", "name=Ada&email=ada@example.com"));
            String product = id(post("/v1/products", "name=Kaffee"));
            String price = id(post(
                    "/v1/prices", "product=" + product + "&currency=eur&unit_amount=990&recurring[interval]=month"));
            post("/v1/prices", "product=" + product + "&currency=eur&unit_amount=500");
            post("/v1/coupons", "percent_off=12.5&duration=once");
            String subscription = id(post("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price));
            post("/v1/subscriptions/" + subscription, "cancel_at_period_end=true");
            send("DELETE", "/v1/subscriptions/" + subscription, null);
            String intent =
                    id(post("/v1/payment_intents", "amount=990&currency=eur&customer=" + customer + "&confirm=true"));
            post("/v1/refunds", "payment_intent=" + intent + "&amount=90");
            String invoice = id(post("/v1/invoices", "customer=" + customer));
            post("/v1/invoices/" + invoice + "/finalize", "");
            post("/v1/invoices/" + invoice + "/pay", "");
            post("/v1/customers/" + customer + "/balance_transactions", "amount=-500&currency=eur");
            post("/v1/invoiceitems", "customer=" + customer + "&amount=100&currency=eur");
        }

        void events() {
            for (JsonNode event : get("/v1/events?limit=100").path("data")) {
                get("/v1/events/" + event.path("id").asString());
            }
        }

        private static Stream<String> expansions(Resource resource) {
            return Stream.concat(resource.expand().keySet().stream(), resource.lists().keySet().stream());
        }

        private List<String> paths(Resource resource) {
            List<String> paths = new ArrayList<>();
            if (resource.parent() != null) {
                for (String parent : parents(resource, resource.parent())) {
                    paths.add(resource.path().replaceAll(":[a-z_]+", parent));
                }
                return paths;
            }
            paths.add(resource.path());
            return paths;
        }

        /** The ids that some objects of a resource have in a field. */
        private List<String> parents(Resource resource, String field) {
            String name = field.replaceAll(".*/", "");
            String link = resource.values().get(name);
            return account.ids(link.split(" ")[1]).stream().limit(30).toList();
        }

        private static String id(List<String> ids, String path) {
            return ids.get(Math.floorMod(path.hashCode(), ids.size()));
        }

        private static String id(JsonNode object) {
            return object.path("id").asString();
        }

        private JsonNode get(String path) {
            return send("GET", path, null);
        }

        private JsonNode post(String path, String form) {
            return send("POST", path, form);
        }

        private JsonNode send(String method, String path, String form) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                base.resolve(path.replace("[", "%5B").replace("]", "%5D")))
                        .header("Authorization", "Bearer " + account.apiKey())
                        .header("Stripe-Version", version)
                        .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
                if (form != null && !form.isEmpty()) {
                    request.header("Content-Type", "application/x-www-form-urlencoded");
                }
                HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s %s: %s", method, path, answer.body())
                        .isEqualTo(200);
                return JsonMapper.shared().readTree(answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
