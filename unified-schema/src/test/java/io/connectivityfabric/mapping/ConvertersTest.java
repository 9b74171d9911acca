package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Converters in the mapping of a small shop. */
class ConvertersTest {

    private static final String DEAL = """
            id: shop.deal
            version: 1
            source: {system: shop, object: deal}
            target: UnifiedDeal
            tables:
              digits: {default: 2, JPY: 0, KWD: 3}
            read:
              amount: {path: amount, convert: money_major, args: {currency: currency, digits: digits}}
              amount_home: {path: home, convert: money_major, args: {currency: currency, digits: digits}}
              mrr: {path: mrr, convert: money_major, args: {digits: digits}}
              probability: {path: probability, convert: fraction}
              close_at: {path: close, convert: time}
              type: {path: kind, convert: part, args: {separator: ".", number: 2}}
              company_ids: {path: companies, convert: other_ids, args: {than: id}}
              owner_id: {path: owner, convert: ref_id}
              stage_changed_at: {path: changed, convert: epoch_millis}
              line_items: {each: lines, use: line}
            write:
              amount: {path: amount, convert: money_text}
              close: {path: close_at, convert: iso_time}
              day: {path: close_at, convert: iso_date}
              companies: {path: company_ids, convert: join, args: {without: type}}
              units: {path: amount_home, convert: money_units, args: {digits: {default: 2, JPY: 0, KWD: 3}, multiples: {KWD: 10}}}
              seconds: {path: stage_changed_at, convert: to_epoch_seconds}
              millis: {path: stage_changed_at, convert: to_epoch_millis}
              number: {path: "line_items[0].line_number", convert: text}
              prorated: {path: "line_items[0].proration", convert: text}
              chance: {path: probability, convert: decimal_text}
            shared:
              line:
                read:
                  line_number: nr
                  proration: prorated
                  period_start: {path: start, convert: date}
                  recurrence: {path: every, use: every}
              every:
                read:
                  interval: {const: MONTH}
                  interval_count: {path: months, default: 1}
                  trial_days: {const: 14, when: {path: trial, is: true}}
            """;

    private static final String PRODUCT = """
            id: shop.product
            version: 1
            source: {system: shop, object: product}
            target: UnifiedProduct
            tables:
              words: {monthly: P1M, quarterly: P3M, annually: P1Y}
            read:
              default_recurrence: {path: every, convert: recurrence, args: {table: words}}
            write:
              word: {path: default_recurrence, convert: recurrence_word, args: {table: words}}
              period: {path: default_recurrence, convert: recurrence_iso, args: {table: words}}
            """;

    @TempDir
    Path dir;

    private Struct deal(String fields) {
        return Shop.with(dir, "deal", DEAL).read(fields);
    }

    private ObjectNode written(Struct deal) {
        return Shop.with(dir, "deal", DEAL).write(deal);
    }

    @ParameterizedTest
    @CsvSource({
        "'10.99','usd',1099,USD,2",
        "'1234.5','USD',123450,USD,2",
        "'1,234.50','USD',123450,USD,2",
        "'1,234,567','JPY',1234567,JPY,0",
        "'1e3','USD',100000,USD,2",
        "'500','JPY',500,JPY,0",
        "'5.120','KWD',5120,KWD,3",
        "'-0.5','USD',-50,USD,2",
        "'0.0005','USD',5,USD,4",
        "'10.9900000','USD',1099,USD,2",
        "'500.5','JPY',5005,JPY,1",
        "'10',' ',1000,XXX,2",
    })
    @Tag("edge-17")
    @Tag("edge-23")
    @Tag("edge-24")
    @Tag("edge-25")
    @Tag("edge-27")
    void amountsOfWholeUnitsKeepEveryDigit(String text, String currency, long units, String code, int scale) {
        Struct amount =
                deal("'amount':'" + text + "','currency':'" + currency + "'").getStruct("amount");
        assertThat(amount.getInt64("minor_units")).isEqualTo(units);
        assertThat(amount.getString("currency")).isEqualTo(code);
        assertThat(amount.getInt32("scale")).isEqualTo(scale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'amount':''", "'amount':' '", "'amount':null", "'currency':'USD'"})
    @Tag("edge-23")
    void noAmountIsNoMoney(String fields) {
        assertThat(deal(fields).getStruct("amount")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.234,50", "12,34.50", "much", "92233720368547758.08"})
    @Tag("edge-26")
    void whatIsNoAmountIsRefusedByName(String text) {
        assertThatThrownBy(() -> deal("'amount':'" + text + "','currency':'USD'"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'amount'")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"'10.99','USD','10.99'", "'500','JPY','500'", "'0.0005','USD','0.0005'", "'-3','USD','-3.00'"})
    void amountsAreWrittenAsPlainDecimals(String text, String currency, String written) {
        Struct deal = deal("'amount':'" + text + "','currency':'" + currency + "'");
        assertThat(written(deal).get("amount").textValue()).isEqualTo(written);
    }

    @Test
    void moneyWithoutACurrencyPathHasNone() {
        assertThat(deal("'mrr':12").getStruct("mrr").getString("currency")).isEqualTo("XXX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0.2'", "0.2", "'0.20'"})
    void probabilitiesAreFractions(String number) {
        assertThat(deal("'probability':" + number).getFloat64("probability")).isEqualTo(0.2);
        assertThat(deal("'probability':''").getFloat64("probability")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "UTC", "Asia/Kolkata"})
    @Tag("edge-30")
    void aDateStaysTheSameDayThereAndBack(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            ObjectNode written = written(deal("'close':'2026-11-01'"));
            assertThat(written.get("day").textValue()).isEqualTo("2026-11-01");
            assertThat(written.get("close").textValue()).isEqualTo("2026-11-01T00:00:00Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"10.99,USD,1099", "500,JPY,500", "5.124,KWD,5120", "5.125,KWD,5130", "500,ISK,50000"})
    @Tag("edge-18")
    @Tag("edge-19")
    @Tag("edge-20")
    void moneyInTheSmallestUnitOfWhoTakesIt(String amount, String currency, long units) {
        Struct deal = deal("'home':'" + amount + "','currency':'" + currency + "'");
        assertThat(written(deal).get("units").longValue()).isEqualTo(units);
    }

    @Test
    void moneyThatIsFinerThanTheSmallestUnitIsNotRoundedInSilence() {
        Struct deal = deal("'home':'0.005','currency':'USD'");
        assertThatThrownBy(() -> written(deal)).hasMessageContaining("'units'").hasMessageContaining("whole number");
    }

    @ParameterizedTest
    @Tag("edge-49")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "'owner':'usr_1' | usr_1",
                "'owner':17 | 17",
                "'owner':{'id':'usr_1','name':'Jenny'} | usr_1",
                "'owner':{'id':'usr_1','deleted':true} | usr_1",
                "'owner':null | -",
                "'owner':'' | -",
                "'name':'x' | -",
            })
    void whatIsReferredToIsThereByItsIdOrWhole(String fields, String id) {
        assertThat(deal(fields).getString("owner_id")).isEqualTo(id);
    }

    @Test
    void aReferenceWithoutIdIsNoneToGuess() {
        assertThatThrownBy(() -> deal("'owner':{'name':'Jenny'}"))
                .hasMessageContaining("'owner_id': is an object without id");
        assertThatThrownBy(() -> deal("'owner':['usr_1']")).hasMessageContaining("'owner_id': is a list");
    }

    @Test
    @Tag("edge-29")
    void timesAsNumbersThereAndBack() {
        ObjectNode written = written(deal("'changed':'1793527200123'"));
        assertThat(written.get("millis").longValue()).isEqualTo(1793527200123L);
        assertThat(written.get("seconds").longValue()).isEqualTo(1793527200L);
        assertThatThrownBy(() -> deal("'changed':253402300800000")).hasMessageContaining("'stage_changed_at'");
    }

    @ParameterizedTest
    @Tag("edge-30")
    @ValueSource(strings = {"'2026-11-01'", "1793491200000", "'1793491200000'", "'2026-11-01T17:45:00Z'"})
    void aDateIsMidnightInUtc(String start) {
        Struct line = deal("'lines':[{'start':" + start + "}]")
                .<Struct>getArray("line_items")
                .get(0);
        assertThat(((Date) line.get("period_start")).toInstant()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void partsOfPartsWithNumbersOfTheirSize() {
        Struct line = deal("'lines':[{'nr':'3','every':{'months':6,'trial':true}}]")
                .<Struct>getArray("line_items")
                .get(0);
        assertThat(line.getInt32("line_number")).isEqualTo(3);
        assertThat(line.getStruct("recurrence").getString("interval")).isEqualTo("MONTH");
        assertThat(line.getStruct("recurrence").getInt32("interval_count")).isEqualTo(6);
        assertThat(line.getStruct("recurrence").getInt32("trial_days")).isEqualTo(14);
        assertThatThrownBy(() -> deal("'lines':[{'nr':2147483648}]"))
                .hasMessageContaining("'line_items.line_number': is no whole number of at most 32 bits");
    }

    @Test
    void singleValuesOfAllKindsCanBeWrittenAsText() {
        ObjectNode written = written(deal("'lines':[{'nr':3,'prorated':true}],'probability':0.25"));
        assertThat(written.get("number").textValue()).isEqualTo("3");
        assertThat(written.get("prorated").textValue()).isEqualTo("true");
        assertThat(written.get("chance").textValue()).isEqualTo("0.25");
    }

    @Test
    void partsOfAName() {
        assertThat(deal("'kind':'contact.creation'").getString("type")).isEqualTo("creation");
        assertThat(deal("'kind':'contact'").getString("type")).isNull();
    }

    @Test
    void idsOfOthersAreNeitherTheObjectsOwnNorWithTheirTimes() {
        assertThat(deal("'companies':'8:1718000000000;7:1718000000001;;8; 9 '").getArray("company_ids"))
                .isEqualTo(List.of("8", "9"));
    }

    @Test
    void aListCanBeWrittenWithoutOneOfItsEntries() {
        Struct deal = deal("'companies':'8;9','kind':'x.8'");
        assertThat(written(deal).get("companies").textValue()).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({
        "monthly,MONTH,1,monthly,",
        "P3M,MONTH,3,quarterly,",
        "P12M,YEAR,1,annually,",
        "P5M,MONTH,5,,P5M",
        "whenever,UNKNOWN,1,,",
    })
    void cadencesByWordOrPeriod(String every, String interval, int count, String word, String period) {
        Shop shop = Shop.with(dir, "product", PRODUCT);
        Struct product = shop.read("'every':'" + every + "'");
        Struct recurrence = product.getStruct("default_recurrence");
        assertThat(recurrence.getString("interval")).isEqualTo(interval);
        assertThat(recurrence.getInt32("interval_count")).isEqualTo(count);
        ObjectNode written = shop.write(product);
        assertThat(written.path("word").textValue()).isEqualTo(word);
        assertThat(written.path("period").textValue()).isEqualTo(period);
    }
}
