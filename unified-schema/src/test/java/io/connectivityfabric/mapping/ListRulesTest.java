package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over lists, in the mapping of a small shop. */
class ListRulesTest {

    private static final String DEAL = """
            id: shop.deal
            version: 1
            source: {system: shop, object: deal}
            target: UnifiedDeal
            shared:
              line:
                read:
                  sku: sku
                  quantity: {path: pieces, convert: decimal_text}
                write:
                  sku: {path: sku, required: true}
                  pieces: quantity
                  currency: $.amount.currency
            read:
              name: name
              company_ids:
                concat:
                  - {each: firms, take: {path: id, when: {path: role, is: main}}}
                  - {each: firms, take: id}
              line_items: {each: lines, use: line}
              custom_fields: {rest: ., keep: [name], except: [id]}
            write:
              name: name
              kind: {const: deal}
              lines: {each: line_items, use: line}
            """;

    @TempDir
    Path dir;

    private Shop shop;

    @BeforeEach
    void load() {
        shop = Shop.with(dir, "deal", DEAL);
    }

    private static Struct asserting(Struct record, String... fields) {
        record.getStruct("meta").put("field_mask", List.of(fields));
        return record;
    }

    @Test
    void textsOfTheEntriesThatACondtionPicksComeFirst() {
        Struct deal = shop.read("'firms':[{'id':1},{'id':2,'role':'main'},{'id':''},{'role':'main'},{'id':1}]");
        assertThat(deal.getArray("company_ids")).isEqualTo(List.of("2", "1"));
        assertThat(shop.read("'firms':null").getArray("company_ids")).isEmpty();
    }

    @Test
    void everyRecordOfAListIsWrittenAsAnObject() {
        Struct deal = shop.read("'lines':[{'sku':'a','pieces':2},{'pieces':1},{'sku':'b'}]");
        assertThat(shop.write(deal)).isEqualTo(Fixtures.json("""
                {"kind":"deal","lines":[{"sku":"a","pieces":"2"},{"sku":"b"}]}"""));
    }

    @Test
    void aCompleteRecordWithoutEntriesLeavesTheListAlone() {
        assertThat(shop.write(shop.read("'name':'Big'")))
                .isEqualTo(Fixtures.json("{\"name\":\"Big\",\"kind\":\"deal\"}"));
    }

    @Test
    void aPartialRecordAssertsAListAsAWhole() {
        Struct deal = shop.read("'name':'Big','lines':[{'sku':'a'}]");
        assertThat(shop.write(asserting(deal, "line_items"))).isEqualTo(Fixtures.json("{\"lines\":[{\"sku\":\"a\"}]}"));
        assertThat(shop.write(asserting(shop.read("'name':'Big'"), "line_items")))
                .isEqualTo(Fixtures.json("{\"lines\":[]}"));
        assertThat(shop.write(asserting(deal, "name"))).isEqualTo(Fixtures.json("{\"name\":\"Big\"}"));
    }

    @Test
    void aConstantIsNotPartOfAPartialRecord() {
        assertThat(shop.write(asserting(shop.read("'name':'Big'")))).isEmpty();
    }

    @Test
    void theRestCanKeepWhatIsReadElsewhereToo() {
        assertThat(shop.read("'name':'Big','color':'red','firms':[]").getMap("custom_fields"))
                .isEqualTo(Map.of("name", "Big", "color", "red"));
    }

    @Test
    void takeIsForListsOfTexts() {
        String mapping = DEAL.replace("name: name", "name: {each: firms, take: id}");
        assertThatThrownBy(() -> Shop.with(dir, "deal", mapping))
                .hasMessageContaining("'each' with 'take' makes a list of texts, but 'name' takes text.");
    }

    @Test
    void onlyListsOfRecordsAreWrittenOneByOne() {
        String mapping = DEAL.replace("each: line_items, use", "each: company_ids, use");
        assertThatThrownBy(() -> Shop.with(dir, "deal", mapping))
                .hasMessageContaining("'each' takes a list of records");
    }
}
