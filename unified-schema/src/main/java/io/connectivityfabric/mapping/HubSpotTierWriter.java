package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.convert.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * The reverse of {@link HubSpotTiers}. HubSpot's tiers have one price each: of a unit, or, in a stairstep, of the whole
 * tier. What it cannot say fails, rather than that a part of the price gets lost.
 */
final class HubSpotTierWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private static final String VOLUME = "volume";
    private static final String GRADUATED = "graduated";
    private static final String STAIRSTEP = "stairstep";

    private HubSpotTierWriter() {}

    /** The pricing model: a volume price of nothing but flat amounts, as Stripe has it, is a stairstep here. */
    static Converter model(Arguments arguments) {
        Expr mode = arguments.path("mode");
        return (value, scope) -> {
            List<?> tiers = (List<?>) value;
            return tiers.isEmpty() ? null : model(tiers, mode.eval(scope));
        };
    }

    /** The ranges of quantities, each from where the one before it ends. */
    static Object ranges(Object value) {
        List<?> tiers = (List<?>) value;
        ArrayNode ranges = JSON.arrayNode();
        long start = 0;
        for (Object tier : tiers) {
            ObjectNode range = ranges.addObject().put("start", start);
            Long end = ((Struct) tier).getInt64("up_to");
            if (end != null) {
                range.put("end", end);
                start = end + 1;
            } else if (ranges.size() < tiers.size()) {
                throw new ConversionException("has a tier without an end before the last one");
            }
        }
        return ranges.isEmpty() ? null : ranges.toString();
    }

    /** The price of each range. */
    static Converter prices(Arguments arguments) {
        Expr mode = arguments.path("mode");
        Expr currency = arguments.path("currency");
        return (value, scope) -> {
            List<?> tiers = (List<?>) value;
            if (tiers.isEmpty()) {
                return null;
            }
            boolean whole = STAIRSTEP.equals(model(tiers, mode.eval(scope)));
            Object code = currency.eval(scope);
            if (code == Absent.NOT_ASSERTED) {
                throw new ConversionException("needs the currency, which the record's field_mask leaves out");
            }
            ArrayNode prices = JSON.arrayNode();
            for (Object tier : tiers) {
                ObjectNode price = prices.addObject().put("index", prices.size() - 1);
                price.put("price", amount((Struct) tier, whole ? "flat_amount_decimal" : "unit_amount_decimal"));
                if (code instanceof String known) {
                    price.put("currency", known);
                }
            }
            return prices.toString();
        };
    }

    private static String model(List<?> tiers, Object mode) {
        if (mode == Absent.NOT_ASSERTED) {
            throw new ConversionException("needs tiers_mode, which the record's field_mask leaves out");
        }
        boolean perUnit = tiers.stream().noneMatch(tier -> has((Struct) tier, "flat_amount_decimal"));
        boolean whole = tiers.stream().noneMatch(tier -> has((Struct) tier, "unit_amount_decimal"));
        if (perUnit && (VOLUME.equals(mode) || GRADUATED.equals(mode))) {
            return (String) mode;
        }
        if (whole && (VOLUME.equals(mode) || STAIRSTEP.equals(mode))) {
            return STAIRSTEP;
        }
        throw new ConversionException(
                "has tiers that HubSpot cannot say; it has graduated and volume ones with a price "
                        + "per unit, and volume ones with nothing but a flat amount");
    }

    private static boolean has(Struct tier, String amount) {
        return tier.getString(amount) != null && amount(tier, amount).signum() != 0;
    }

    private static BigDecimal amount(Struct tier, String amount) {
        String decimal = tier.getString(amount);
        return decimal == null ? BigDecimal.ZERO : new BigDecimal(Numbers.plainText(decimal));
    }
}
