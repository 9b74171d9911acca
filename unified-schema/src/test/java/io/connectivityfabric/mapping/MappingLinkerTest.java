package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that build on each other. */
class MappingLinkerTest {

    @TempDir
    Path dir;

    @BeforeEach
    void aClientThatUsesParts() throws IOException {
        file("a-client.yaml", """
                id: shop.client
                version: 1
                source: {system: shop, object: client}
                target: UnifiedCustomer
                uses: [shop.parts]
                read:
                  kind: {path: kind, convert: lookup, args: {table: kinds}}
                  address: {path: home, use: shop.address}
                """);
        file("z-parts.yaml", """
                id: shop.parts
                version: 1
                tables:
                  kinds: {p: PERSON}
                shared:
                  shop.address: {read: {city: town}}
                """);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }

    private Mappings load() {
        return Mappings.withFiles(List.of(dir));
    }

    private Struct client(String payload) {
        return load().read("shop", "client")
                .orElseThrow()
                .apply(new RawRecord(
                        "acme", "shop", "1", "client", "7", Operation.READ, null, Instant.EPOCH, null, null, payload));
    }

    private void assertFault(String file, int line, String message) {
        assertThatThrownBy(this::load).isInstanceOfSatisfying(MappingLoadException.class, fault -> {
            assertThat(Path.of(fault.file()).getFileName()).hasToString(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.getMessage().replace(dir + "/", ""))
                    .isEqualTo(file + (line == 0 ? "" : ":" + line) + ": " + message);
        });
    }

    @Test
    void tablesAndSharedMappingsComeFromAnotherFile() {
        Struct client = client("{\"kind\":\"p\",\"home\":{\"town\":\"Köln\"}}");
        assertThat(client.getString("kind")).isEqualTo("PERSON");
        assertThat(client.getStruct("address").getString("city")).isEqualTo("Köln");
        assertThat(client.getStruct("meta").getString("mapping_version")).isEqualTo("shop.client@1");
        assertThat(load().readable()).contains("shop.client").doesNotContain("shop.parts");
    }

    @Test
    void partsMayUseParts() throws IOException {
        file("z-parts.yaml", "id: shop.parts\nversion: 1\nuses: [shop.more]\ntables: {kinds: {p: PERSON}}\n");
        file(
                "zz-more.yaml",
                "id: shop.more\nversion: 1\nshared:\n  shop.address: {read: {city: place, country_code: {path: place,"
                        + " convert: lookup, args: {table: codes}}}}\ntables: {codes: {Köln: DE}}\n");
        assertThat(client("{\"home\":{\"place\":\"Köln\"}}")
                        .getStruct("address")
                        .getString("country_code"))
                .isEqualTo("DE");
    }

    @Test
    void thatWhichExtendsAFileMayRedefineWhatItUses() throws IOException {
        file("acme.yaml", """
                id: acme.shop.client
                version: 1
                extends: shop.client
                tables:
                  kinds: {p: ORGANIZATION}
                """);
        assertThat(client("{\"kind\":\"p\"}").getString("kind")).isEqualTo("ORGANIZATION");
    }

    @Test
    void theSamePartByTwoWaysIsNoConflict() throws IOException {
        file("acme.yaml", "id: acme.shop.client\nversion: 1\nextends: shop.client\nuses: [shop.parts]\n");
        assertThat(client("{\"kind\":\"p\"}").getString("kind")).isEqualTo("PERSON");
    }

    @Test
    void anUnknownFileIsSaidToBe() throws IOException {
        file("b.yaml", "id: b\nversion: 1\ntables: {t: {}}\nuses:\n  - shop.part\n");
        assertFault("b.yaml", 5, "there is no mapping 'shop.part' to use. Did you mean 'shop.parts'?");
    }

    @Test
    void aNameHasOneMeaning() throws IOException {
        file("b.yaml", "id: b\nversion: 1\ntables: {kinds: {}}\nuses: [shop.parts]\n");
        assertFault("b.yaml", 4, "'shop.parts' brings 'kinds', which b.yaml:3 defines too. Rename one of them.");
    }

    @Test
    void filesDoNotBuildOnThemselves() throws IOException {
        file("z-parts.yaml", "id: shop.parts\nversion: 1\ntables: {t: {}}\nuses: [shop.more]\n");
        file("zz-more.yaml", "id: shop.more\nversion: 1\ntables: {t: {}}\nextends: shop.parts\n");
        assertFault(
                "zz-more.yaml",
                4,
                "'shop.parts' builds on itself: shop.client > shop.parts > shop.more > shop.parts. Remove this 'extends'"
                        + " or 'uses'.");
    }

    @Test
    void whatMapsAnObjectIsNotForUse() throws IOException {
        file("b.yaml", "id: b\nversion: 1\ntables: {t: {}}\nuses: [stripe.customer]\n");
        assertFault(
                "b.yaml",
                4,
                "'stripe.customer' maps an object itself. 'uses' takes files that hold nothing but 'tables' and"
                        + " 'shared'.");
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        file("b.yaml", "version: 1\nid: stripe.customer\nextends: stripe.customer\n");
        assertFault(
                "b.yaml",
                2,
                "'stripe.customer' is the id of mappings/stripe/customer.yaml too. Give this file an id of its own.");
    }

    @Test
    void aMistypedKeyOfAFileOfPartsIsFound() throws IOException {
        file("z-parts.yaml", "id: shop.parts\nversion: 1\ntabels: {kinds: {p: PERSON}}\n");
        assertFault("z-parts.yaml", 3, "unknown key 'tabels' in a mapping file. Did you mean 'tables'?");
    }
}
