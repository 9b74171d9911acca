package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainsTest {

    @ParameterizedTest
    @CsvSource({
        "example.com,example.com",
        " Example.COM ,example.com",
        "https://www.example.com/shop?x=1,example.com",
        "http://user@shop.example.com:8080/,shop.example.com",
        "www.example.com,example.com",
        "Bücher.example,bücher.example",
        "'',",
        "' ',",
    })
    void onlyTheDomainStays(String text, String domain) {
        assertThat(Domains.normalize(text)).isEqualTo(domain);
    }
}
