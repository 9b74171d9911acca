package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jenny | Jenny |",
                "Jenny Rosen | Jenny | Rosen",
                "Jenny Maria Rosen | Jenny Maria | Rosen",
                "  Jenny   Rosen  | Jenny | Rosen",
                "Rosen, Jenny | Jenny | Rosen",
                "Rosen, Jenny Maria | Jenny Maria | Rosen",
                "Ludwig van Beethoven | Ludwig | van Beethoven",
                "Anna van der Berg | Anna | van der Berg",
                "van der Berg | | van der Berg",
                "Dr. Jenny Rosen Jr. | Jenny | Rosen",
                "Martin King, Jr. | Martin | King",
                "Prof. Dr. Ada Lovelace PhD | Ada | Lovelace",
                "M. Dupont | M. | Dupont",
                "Maria Sa | Maria | Sa",
                "山田太郎 | 山田太郎 |",
                "山田 太郎 | 太郎 | 山田",
                "محمد علي | محمد | علي",
                "Ольга Петрова | Ольга | Петрова",
            })
    @Tag("edge-2")
    @Tag("edge-3")
    @Tag("edge-4")
    @Tag("edge-5")
    @Tag("edge-6")
    void isCutByCustom(String name, String given, String family) {
        assertThat(PersonName.parse(name)).isEqualTo(new PersonName(given, family));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Acme Inc.", "Acme, Inc", "Müller & Söhne GmbH", "Volvo AB", "Smith & Co.", "Example S.p.A."})
    void anOrganizationHasNoGivenName(String name) {
        assertThat(PersonName.isOrganization(name)).isTrue();
        assertThat(PersonName.parse(name)).isEqualTo(new PersonName(null, null));
    }

    @Test
    @Tag("edge-1")
    void nothingGivesNothing() {
        assertThat(PersonName.parse(null)).isEqualTo(new PersonName(null, null));
        assertThat(PersonName.parse(" ")).isEqualTo(new PersonName(null, null));
        assertThat(PersonName.parse(",")).isEqualTo(new PersonName(null, null));
    }
}
