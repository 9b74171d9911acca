package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that make one amount of many, and converters of amounts: exact, whatever the currency. */
class AmountRulesTest {

    private static final String CONTRACT = """
            id: shop.contract
            version: 1
            source: {system: shop, object: contract}
            target: UnifiedSubscription
            tables:
              digits: {default: 2, JPY: 0, KWD: 3}
            read:
              mrr:
                sum: items
                of:
                  path: price
                  convert: per_month
                  args: {quantity: quantity, interval: every, interval_count: count, package_size: pack, package_rounding: round}
                  when: {path: metered, is_not: true}
                convert: money_minor
                args: {currency: currency, digits: digits, round: true}
              current_period_start: {greatest: items, of: start, convert: epoch_seconds}
              current_period_end: {least: items, of: end, convert: epoch_seconds}
            """;

    private static final String TARIFF = """
            id: shop.tariff
            version: 1
            source: {system: shop, object: tariff}
            target: UnifiedPrice
            tables:
              digits: {default: 2, JPY: 0, KWD: 3}
            shared:
              tier:
                read:
                  up_to: {path: up_to, convert: integer}
                  flat_amount_decimal: {path: flat, convert: minor_to_major, args: {currency: $.currency, digits: digits}}
              cadence:
                read:
                  interval_count: {path: count, convert: integer}
            read:
              currency: {path: currency, convert: upper}
              unit_amount: {path: amount, convert: money_minor, args: {currency: currency, digits: digits}}
              unit_amount_decimal: {path: amount, convert: minor_to_major, args: {currency: currency, digits: digits}}
              tiers: {each: tiers, use: tier}
              recurrence: {path: every, use: cadence}
            write:
              currency: {path: currency, convert: lower}
              amount:
                path: unit_amount_decimal
                convert: major_to_minor
                args: {currency: currency, digits: digits, multiples: {KWD: 10}}
            """;

    private static Mappings mappings;

    @BeforeAll
    static void load(@TempDir Path dir) throws IOException {
        mappings = Mappings.withFiles(List.of(
                Files.writeString(dir.resolve("contract.yaml"), CONTRACT),
                Files.writeString(dir.resolve("tariff.yaml"), TARIFF)));
    }

    private static Struct read(String object, String fields) {
        String payload = "{\"id\":\"7\"," + fields.replace('\'', '"') + "}";
        return mappings.read("shop", object)
                .orElseThrow()
                .apply(new RawRecord(
                        "acme", "shop", "1", object, "7", Operation.READ, null, Instant.EPOCH, null, null, payload));
    }

    private static String mrr(String items) {
        return money(
                read("contract", "'currency':'usd','items':[" + items + "]").getStruct("mrr"));
    }

    /** As {@code 1099 USD/2}. */
    private static String money(Struct money) {
        return money == null
                ? null
                : money.getInt64("minor_units") + " " + money.getString("currency") + "/" + money.getInt32("scale");
    }

    @ParameterizedTest
    @CsvSource({
        "month,1,2000 USD/2",
        "month,3,667 USD/2",
        "year,1,167 USD/2",
        "year,2,83 USD/2",
        // 2000 * 365/12/7 = 8690.47…, 2000 * 365/12 = 60833.33…
        "week,1,8690 USD/2",
        "week,2,4345 USD/2",
        "day,1,60833 USD/2",
    })
    void aPriceIsNormalisedToAMonth(String interval, int count, String expected) {
        assertThat(mrr("{'price':2000,'every':'" + interval + "','count':" + count + "}"))
                .isEqualTo(expected);
    }

    @Test
    void onlyTheSumIsRounded() {
        String third = "{'price':1,'every':'month','count':3}";
        // Rounded one by one, each would be nothing.
        assertThat(mrr(third + "," + third + "," + third)).isEqualTo("1 USD/2");
        // 6/12 is exactly one half, though a twelfth has no end: half up.
        String twelfth = "{'price':2,'every':'year'}";
        assertThat(mrr(twelfth + "," + twelfth + "," + twelfth)).isEqualTo("1 USD/2");
        assertThat(mrr("{'price':'0.05','every':'month','quantity':110}")).isEqualTo("6 USD/2");
    }

    @Test
    void quantitiesCountInWholePackages() {
        assertThat(mrr("{'price':500,'every':'month','quantity':3}")).isEqualTo("1500 USD/2");
        assertThat(mrr("{'price':500,'every':'month','quantity':11,'pack':5,'round':'up'}"))
                .isEqualTo("1500 USD/2");
        assertThat(mrr("{'price':500,'every':'month','quantity':11,'pack':5,'round':'down'}"))
                .isEqualTo("1000 USD/2");
    }

    @Test
    @Tag("edge-28")
    void theSumOfAnEmptyListIsZeroAndThatOfNoneIsNone() {
        assertThat(mrr("")).isEqualTo("0 USD/2");
        assertThat(read("contract", "'currency':'usd'").getStruct("mrr")).isNull();
        assertThat(read("contract", "'items':[]").get("current_period_end")).isNull();
    }

    @Test
    void whatDoesNotApplyIsLeftOutAndWhatIsNotKnownMakesTheSumUnknown() {
        String known = "{'price':500,'every':'month'}";
        assertThat(mrr(known + ",{'metered':true}")).isEqualTo("500 USD/2");
        assertThat(mrr(known + ",{'price':null,'every':'month'}")).isNull();
        assertThat(mrr(known + ",{'price':500,'every':'fortnight'}")).isNull();
    }

    @Test
    void theLeastAndTheGreatest() {
        Struct contract =
                read("contract", "'items':[{'start':100,'end':300},{'start':200,'end':250},{'start':150,'end':900}]");
        assertThat(contract.get("current_period_start")).isEqualTo(Date.from(Instant.ofEpochSecond(200)));
        assertThat(contract.get("current_period_end")).isEqualTo(Date.from(Instant.ofEpochSecond(250)));
    }

    @Test
    void aBrokenListOrEntryNamesTheField() {
        assertThatThrownBy(() -> read("contract", "'items':{'price':1}"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'current_period_end'")
                .hasMessageContaining("where a list is expected");
        assertThatThrownBy(() -> mrr("{'price':'free','every':'month'}"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'mrr': is no number");
        assertThatThrownBy(() -> mrr("{'price':1,'every':'month','count':0}"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("interval count that is not above 0");
    }

    @ParameterizedTest
    @CsvSource({
        "1099,usd,1099 USD/2,10.99",
        "500,jpy,500 JPY/0,500",
        "5120,kwd,5120 KWD/3,5.12",
        "0,usd,0 USD/2,0",
        "-1099,eur,-1099 EUR/2,-10.99",
        // Finer than a cent: the scale grows, nothing is rounded.
        "0.05,usd,5 USD/4,0.0005",
        "1.50,usd,15 USD/3,0.015",
        "1e3,usd,1000 USD/2,10",
        "9223372036854775807,usd,9223372036854775807 USD/2,92233720368547758.07",
    })
    @Tag("edge-17")
    @Tag("edge-18")
    @Tag("edge-19")
    @Tag("edge-21")
    @Tag("edge-22")
    @Tag("edge-25")
    void amountsInSmallestUnits(String amount, String currency, String money, String decimal) {
        Struct tariff = read("tariff", "'amount':" + amount + ",'currency':'" + currency + "'");
        assertThat(money(tariff.getStruct("unit_amount"))).isEqualTo(money);
        assertThat(tariff.getString("unit_amount_decimal")).isEqualTo(decimal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e30"})
    @Tag("edge-26")
    void anAmountBeyond64BitsFailsAndIsNotWrapped(String amount) {
        assertThatThrownBy(() -> read("tariff", "'amount':" + amount + ",'currency':'usd'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'unit_amount': is no whole number of at most 64 bits");
    }

    @ParameterizedTest
    @CsvSource({
        "10.99,USD,1099",
        "500,JPY,500",
        "0.0005,USD,0.05",
        // Three digits, of which the last must be 0.
        "5.124,KWD,5120",
        "5.125,KWD,5130",
    })
    @Tag("edge-19")
    void writtenBackAmountsAreInSmallestUnitsAgain(String decimal, String currency, String expected) {
        Struct price = new Struct(mappings.read("shop", "tariff").orElseThrow().schema());
        price.put("meta", read("tariff", "'currency':'usd'").getStruct("meta"))
                .put("unit_amount_decimal", decimal)
                .put("currency", currency);
        ObjectNode written = mappings.write("shop", "tariff").orElseThrow().apply(price);
        assertThat(written.get("amount").textValue()).isEqualTo(expected);
        assertThat(written.get("currency").textValue()).isEqualTo(currency.toLowerCase(Locale.ROOT));
    }

    @Test
    void anAmountIsNotWrittenInAGuessedCurrency() {
        Struct price = new Struct(mappings.read("shop", "tariff").orElseThrow().schema());
        price.put(
                        "meta",
                        read("tariff", "'currency':'usd'")
                                .getStruct("meta")
                                .put("field_mask", List.of("unit_amount_decimal")))
                .put("unit_amount_decimal", "500")
                .put("currency", "JPY");
        assertThatThrownBy(() -> mappings.write("shop", "tariff").orElseThrow().apply(price))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("field 'amount': needs the currency");
    }

    @Test
    void wholeNumbersFitTheirField() {
        Struct tariff =
                read("tariff", "'tiers':[{'up_to':3000000000,'flat':5},{'up_to':null,'flat':0}],'every':{'count':2}");
        List<Struct> tiers = tariff.getArray("tiers");
        assertThat(tiers.get(0).getInt64("up_to")).isEqualTo(3_000_000_000L);
        assertThat(tiers.get(1).getInt64("up_to")).isNull();
        assertThat(tiers.get(1).getString("flat_amount_decimal")).isEqualTo("0");
        assertThat(tariff.getStruct("recurrence").getInt32("interval_count")).isEqualTo(2);
        assertThatThrownBy(() -> read("tariff", "'every':{'count':3000000000}"))
                .hasMessageContaining("'recurrence.interval_count': is no whole number of at most 32 bits");
    }
}
