package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.kafka.connect.data.Struct;

/** Amounts are exact in every currency, however large or small, in and out of both systems and from one to the other. */
class MoneyConversionTest {

    // As https://docs.stripe.com/currencies has them, and no other source of ours.
    private static final Set<String> STRIPE_WITHOUT_DIGITS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> STRIPE_THREE_DIGITS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final Map<String, Integer> STRIPE_MULTIPLES =
            Map.of("BHD", 10, "JOD", 10, "KWD", 10, "OMR", 10, "TND", 10, "ISK", 100, "UGX", 100);

    @Property(tries = 500, seed = "20261125")
    @Tag("edge-18")
    @Tag("edge-19")
    @Tag("edge-20")
    @Tag("edge-21")
    void aBalanceOfStripeIsExact(@ForAll long units, @ForAll("currencies") String currency) {
        Struct money = Fixtures.stripe("'balance':" + units + ",'currency':'" + currency.toLowerCase(Locale.ROOT) + "'")
                .getStruct("balance");
        assertThat(money.getInt64("minor_units")).isEqualTo(units);
        assertThat(money.getString("currency")).isEqualTo(currency);
        assertThat(money.getInt32("scale")).isEqualTo(stripeDigits(currency));
    }

    @Property(tries = 500, seed = "20261125")
    @Tag("edge-19")
    @Tag("edge-22")
    void aPriceOfStripeComesBackExactOrRoundedToWhatStripeTakes(
            @ForAll @BigRange(min = "0", max = "999999999999") @Scale(12) BigDecimal cents,
            @ForAll("currencies") String currency) {
        Struct price = Stripe.read("price", price(cents, currency));
        BigDecimal major = new BigDecimal(price.getString("unit_amount_decimal"));
        assertThat(major).isEqualByComparingTo(cents.movePointLeft(stripeDigits(currency)));
        BigDecimal written = new BigDecimal(Fixtures.MAPPINGS
                .write("stripe", "price")
                .orElseThrow()
                .apply(price)
                .get("unit_amount_decimal")
                .textValue());
        Integer multiple = STRIPE_MULTIPLES.get(currency);
        BigDecimal expected = multiple == null
                ? cents
                : cents.divide(BigDecimal.valueOf(multiple), 0, RoundingMode.HALF_UP)
                        .multiply(BigDecimal.valueOf(multiple));
        assertThat(written).isEqualByComparingTo(expected);
    }

    @Property(tries = 500, seed = "20261125")
    @Tag("edge-25")
    void anAmountOfHubSpotComesBackAsTheSameDecimal(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long digits,
            @ForAll @IntRange(max = 6) int scale,
            @ForAll("currencies") String currency) {
        BigDecimal amount = BigDecimal.valueOf(digits, scale);
        Struct deal = HubSpot.read(
                "deal", "'amount':'" + amount.toPlainString() + "','deal_currency_code':'" + currency + "'");
        Struct money = deal.getStruct("amount");
        assertThat(BigDecimal.valueOf(money.getInt64("minor_units"), money.getInt32("scale")))
                .isEqualByComparingTo(amount);
        ObjectNode written = HubSpot.write("deal", deal);
        assertThat(new BigDecimal(written.get("amount").textValue())).isEqualByComparingTo(amount);
        assertThat(written.get("amount").textValue()).matches("-?\\d+(\\.\\d+)?");
    }

    @Property(tries = 300, seed = "20261125")
    @Tag("edge-17")
    void aPriceOfStripeIsTheSameAmountInHubSpot(
            @ForAll @LongRange(min = 0, max = 99_999_999_999L) long units, @ForAll("currencies") String currency) {
        Struct read = Stripe.read(
                "product",
                "'name':'Gold','default_price':{'id':'price_1'," + price(BigDecimal.valueOf(units), currency) + "}");
        assertThat(new BigDecimal(HubSpot.write("product", read).get("price").textValue()))
                .isEqualByComparingTo(BigDecimal.valueOf(units, stripeDigits(currency)));
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
    }

    private static String price(BigDecimal cents, String currency) {
        return "'currency':'" + currency.toLowerCase(Locale.ROOT) + "','unit_amount_decimal':'" + cents.toPlainString()
                + "'";
    }

    private static int stripeDigits(String currency) {
        if (STRIPE_WITHOUT_DIGITS.contains(currency)) {
            return 0;
        }
        return STRIPE_THREE_DIGITS.contains(currency) ? 3 : 2;
    }
}
