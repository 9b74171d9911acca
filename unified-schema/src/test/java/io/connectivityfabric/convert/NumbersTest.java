package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1e3,1000",
        "1234.50,1234.5",
        "0.000,0",
        "-0.10,-0.1",
        "'1,234.50',1234.5",
        "'-1,234,567',-1234567",
        "12345678901234567890.12,12345678901234567890.12"
    })
    void plainDigits(String text, String plain) {
        assertThat(Numbers.plainText(text)).isEqualTo(plain);
    }

    @Test
    void wholeNumbersAreExactOrRefused() {
        assertThat(Numbers.integer(new java.math.BigDecimal("1099.0"))).isEqualTo(1099);
        assertThatThrownBy(() -> Numbers.integer(new BigInteger("9223372036854775808")))
                .isInstanceOf(ConversionException.class);
        assertThatThrownBy(() -> Numbers.integer("0.5")).isInstanceOf(ConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,234", "1,23.4", "1,234,56", "1234,567.0", "much", "1e999999999"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> Numbers.plainText(text)).isInstanceOf(ConversionException.class);
    }

    /** To read or to group so many digits would take minutes, or more stack than there is. */
    @ParameterizedTest
    @MethodSource("endless")
    void aNumberWithoutEndIsRefusedAtOnce(String text) {
        assertThatThrownBy(() -> Numbers.decimal(text))
                .isInstanceOf(ConversionException.class)
                .hasMessage("is no number of at most 1000 digits");
    }

    static Stream<String> endless() {
        return Stream.of("9".repeat(5_000_000), "1" + ",000".repeat(1_000_000) + ".5", "1e400000", "-1e-400000");
    }
}
