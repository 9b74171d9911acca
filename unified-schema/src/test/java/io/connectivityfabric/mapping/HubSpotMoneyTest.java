package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HubSpot's amounts: decimals of whole units as text, with a currency somewhere else. */
class HubSpotMoneyTest {

    private static void assertMoney(Struct money, long units, String currency, int scale) {
        assertThat(money.getInt64("minor_units")).isEqualTo(units);
        assertThat(money.getString("currency")).isEqualTo(currency);
        assertThat(money.getInt32("scale")).isEqualTo(scale);
    }

    @ParameterizedTest
    @Tag("edge-23")
    @Tag("edge-25")
    @CsvSource({
        "1234.5,USD,123450,2",
        "'1,234.50',USD,123450,2",
        "1e3,USD,100000,2",
        "500,JPY,500,0",
        "5.12,KWD,5120,3",
        "0.0005,USD,5,4",
        "20.0000,USD,2000,2",
        "-3,usd,-300,2",
    })
    void amountsByTheDigitsOfTheirCurrency(String text, String currency, long units, int scale) {
        Struct deal = HubSpot.read("deal", "'amount':'" + text + "','deal_currency_code':'" + currency + "'");
        assertMoney(deal.getStruct("amount"), units, currency.toUpperCase(java.util.Locale.ROOT), scale);
    }

    @ParameterizedTest
    @Tag("edge-23")
    @ValueSource(strings = {"''", "' '", "null"})
    void noAmountIsNoMoney(String nothing) {
        assertThat(HubSpot.read("deal", "'amount':" + nothing + ",'deal_currency_code':'USD'")
                        .getStruct("amount"))
                .isNull();
    }

    @Test
    @Tag("edge-24")
    void withoutACurrencyThePortalsIsNotGuessed() {
        Struct deal = HubSpot.read("deal", "'amount':'1234.5','deal_currency_code':'','amount_in_home_currency':'99'");
        assertMoney(deal.getStruct("amount"), 123450, "XXX", 2);
        assertMoney(deal.getStruct("amount_home"), 9900, "XXX", 2);
        assertThat(HubSpot.write("deal", deal)).isEqualTo(Fixtures.json("{\"amount\":\"1234.50\"}"));
    }

    @ParameterizedTest
    @Tag("edge-26")
    @ValueSource(strings = {"92233720368547758.08", "1e40"})
    void whatDoesNotFitIsRefusedNotWrapped(String text) {
        assertThatThrownBy(() -> HubSpot.read("deal", "'amount':'" + text + "','deal_currency_code':'USD'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'amount'");
    }

    @Test
    void everyAmountOfAPaymentInItsCurrency() {
        Struct payment = HubSpot.read(
                "commerce_payment",
                "'hs_currency_code':'jpy','hs_initial_amount':'500','hs_refunds_amount':'1','hs_fees_amount':'0.5',"
                        + "'hs_net_amount_in_settlement_currency':'3.2','hs_settlement_currency_code':'USD'");
        assertMoney(payment.getStruct("amount"), 500, "JPY", 0);
        assertMoney(payment.getStruct("amount_refunded"), 1, "JPY", 0);
        assertMoney(payment.getStruct("fee"), 5, "JPY", 1);
        assertMoney(payment.getStruct("net"), 320, "USD", 2);
        assertThat(payment.getString("currency")).isEqualTo("JPY");
    }

    @ParameterizedTest
    @CsvSource({"deal,deal_currency_code,line_items", "invoice,hs_currency,lines"})
    void aLineWithoutACurrencyIsInThatOfWhatItBelongsTo(String object, String property, String lines) {
        Struct owner = HubSpot.read(object, Fixtures.json("""
                {"id": "501", "properties": {"%s": "KWD"},
                 "line_items": [{"id": "1", "properties": {"amount": "5"}},
                                {"id": "2", "properties": {"amount": "5", "hs_line_item_currency_code": "USD"}}]}
                """.formatted(property)));
        assertMoney(owner.<Struct>getArray(lines).get(0).getStruct("amount"), 5000, "KWD", 3);
        assertMoney(owner.<Struct>getArray(lines).get(1).getStruct("amount"), 500, "USD", 2);
    }

    @ParameterizedTest
    @CsvSource({"0.0005,0.0005", "6000.00,6000", "1e2,100"})
    void pricesAreWrittenAsTheyAre(String price, String written) {
        Struct product = HubSpot.read("product", "'name':'x','price':'" + price + "'");
        assertThat(HubSpot.write("product", product).get("price").textValue()).isEqualTo(written);
    }
}
