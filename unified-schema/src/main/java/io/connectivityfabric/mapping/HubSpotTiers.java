package io.connectivityfabric.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Tiered prices of HubSpot (https://developers.hubspot.com/docs/api-reference/latest/crm/objects/products/guide): two
 * properties of JSON text, the ranges of quantities ({@code [{"start":0,"end":99},{"start":100}]}) and a price for each by
 * its index, perhaps once for each currency ({@code [{"index":0,"price":100,"currency":"USD"}]}). Of several currencies the
 * one that is named first counts.
 */
final class HubSpotTiers {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);
    private static final String STAIRSTEP = "stairstep";

    private HubSpotTiers() {}

    /** Ranges into tiers; in a stairstep the price is that of the whole tier, not of a unit. */
    static Converter tiers(Arguments arguments) {
        Schema schema = arguments.target().schema().valueSchema();
        Field upTo = Slots.of(schema, "up_to");
        Field unitAmount = Slots.of(schema, "unit_amount_decimal");
        Field flatAmount = Slots.of(schema, "flat_amount_decimal");
        Expr prices = arguments.path("prices");
        Expr mode = arguments.path("mode");
        return (value, scope) -> {
            Map<Long, String> byIndex = prices(list(prices.eval(scope)));
            Field amount = STAIRSTEP.equals(mode.eval(scope)) ? flatAmount : unitAmount;
            List<Struct> tiers = new ArrayList<>();
            for (JsonNode range : list(value)) {
                tiers.add(new Struct(schema)
                        .put(upTo, range.hasNonNull("end") ? number(range.get("end")) : null)
                        .put(amount, byIndex.get((long) tiers.size())));
            }
            return tiers;
        };
    }

    /** Prices into the currency that counts. */
    static Object currency(Object prices) {
        for (JsonNode price : list(prices)) {
            return price.path("currency").textValue();
        }
        return null;
    }

    private static Map<Long, String> prices(JsonNode list) {
        Map<Long, String> byIndex = new HashMap<>();
        JsonNode currency = list.path(0).path("currency");
        for (JsonNode price : list) {
            if (price.path("currency").equals(currency) && price.hasNonNull("price")) {
                byIndex.put(number(price.path("index")), Numbers.plainText(JsonPath.value(price.get("price"))));
            }
        }
        return byIndex;
    }

    private static long number(JsonNode number) {
        return Numbers.integer(JsonPath.value(number));
    }

    private static JsonNode list(Object text) {
        try {
            String json = text instanceof Absent ? null : Scalars.text(text);
            JsonNode list = JSON.readTree(json == null || json.isBlank() ? "[]" : json);
            if (list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException | NumberFormatException broken) {
            // Said below, without quoting the text.
        }
        throw new ConversionException("is no JSON list, as HubSpot writes tiers");
    }
}
