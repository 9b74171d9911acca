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
 * with events and expansions. Without the documents there is nothing to compare with, and no test.
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

        private JsonNode get(String path) {
            try {
                HttpRequest request = HttpRequest.newBuilder(
                                base.resolve(path.replace("[", "%5B").replace("]", "%5D")))
                        .header("Authorization", "Bearer " + account.apiKey())
                        .header("Stripe-Version", version)
                        .build();
                HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", path, answer.body())
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
