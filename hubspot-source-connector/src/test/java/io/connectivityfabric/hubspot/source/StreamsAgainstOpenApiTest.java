package io.connectivityfabric.hubspot.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the table of streams against HubSpot's OpenAPI document: {@code -Dopenapi.dir} is a folder with it. */
@EnabledIfSystemProperty(named = "openapi.dir", matches = ".+")
class StreamsAgainstOpenApiTest {

    @Test
    void everyTypeIsListedAndSearchedAndReadInBatchesAndNeedsTheScopesThatAreNamed() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(Path.of(System.getProperty("openapi.dir"), "hubspot.json")
                        .toFile())
                .path("paths");
        for (HubSpotStream stream : HubSpotStreams.all()) {
            String type = paths.has("/crm/v3/objects/" + stream.name()) ? stream.name() : stream.id();
            JsonNode list = paths.path("/crm/v3/objects/" + type).path("get");
            assertThat(list.isObject()).as(stream.name()).isTrue();
            assertThat(paths.has("/crm/v3/objects/" + type + "/search"))
                    .as(stream.name())
                    .isTrue();
            assertThat(paths.has("/crm/v3/objects/" + type + "/batch/read"))
                    .as(stream.name())
                    .isTrue();
            assertThat(scopes(list)).as(stream.name()).containsAnyElementsOf(stream.scopes());
        }
    }

    private static Set<String> scopes(JsonNode operation) {
        Set<String> scopes = new TreeSet<>();
        operation.path("security").forEach(way -> way.forEach(all -> all.forEach(scope -> scopes.add(scope.asText()))));
        return scopes;
    }
}
