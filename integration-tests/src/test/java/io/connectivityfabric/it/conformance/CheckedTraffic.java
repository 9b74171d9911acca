package io.connectivityfabric.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses that connectors get for the providers' APIs. With {@code -Dopenapi.dir=…}, a folder of the official
 * OpenAPI documents, each is a {@link ConformanceProxy} in front of the sandbox; without it, the sandbox itself.
 *
 * <p>A provider's document is the newest (by name) {@code <provider>*.json} of the folder; an optional
 * {@code <provider>-allow.txt} beside it names what to overlook, see {@link AllowList}; so does one of our own.
 */
public final class CheckedTraffic implements AutoCloseable {
    /** Names the folder. */
    public static final String PROPERTY = "openapi.dir";

    /** What we know to be right though the documents do not say it, each with its source. */
    private static final Path OURS = Path.of("src/test/resources/conformance");

    private final Map<String, URI> addresses = new TreeMap<>();
    private final Map<String, ConformanceProxy> proxies = new TreeMap<>();

    /**
     * Starts what the property asks for.
     *
     * @param providers the sandbox's address of each provider, by name ({@code stripe}, {@code hubspot})
     * @param allowed findings to overlook in this run, as in an {@link AllowList}
     */
    public CheckedTraffic(Map<String, URI> providers, String... allowed) throws Exception {
        String directory = System.getProperty(PROPERTY, "");
        for (Map.Entry<String, URI> provider : providers.entrySet()) {
            URI address = provider.getValue();
            if (!directory.isBlank()) {
                Path folder = Path.of(directory);
                ConformanceProxy proxy = ConformanceProxy.start(
                        document(folder, provider.getKey()),
                        AllowList.read(folder.resolve(provider.getKey() + "-allow.txt"))
                                .and(AllowList.read(OURS.resolve(provider.getKey() + "-allow.txt")))
                                .and(new AllowList(
                                        Stream.of(allowed).map(Pattern::compile).toList())),
                        address);
                proxies.put(provider.getKey(), proxy);
                address = proxy.baseUrl();
            }
            addresses.put(provider.getKey(), address);
        }
    }

    /** The address to configure for a provider. */
    public URI baseUrl(String provider) {
        return addresses.get(provider);
    }

    /** Fails if any request or answer so far was not as the documents say. */
    public void assertConforms() {
        proxies.forEach((provider, proxy) -> {
            System.out.printf(
                    "openapi: %s: %d exchanges checked, %.1f ms each%n",
                    provider, proxy.violations().exchanges(), proxy.violations().meanCheckMillis());
            assertThat(proxy.violations().summary())
                    .as("requests and answers that differ from the OpenAPI document of " + provider)
                    .isEmpty();
        });
    }

    @Override
    public void close() throws Exception {
        for (ConformanceProxy proxy : proxies.values()) {
            proxy.close();
        }
    }

    private static Path document(Path folder, String provider) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> documents = files.filter(
                            file -> file.getFileName().toString().matches(provider + ".*\\.json"))
                    .sorted()
                    .toList();
            assertThat(documents)
                    .as("%s*.json in %s, the folder named by -D%s", provider, folder, PROPERTY)
                    .isNotEmpty();
            return documents.get(documents.size() - 1);
        }
    }
}
