package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.unified.Entity;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiers of a price, written to either provider, mean what they meant. */
class TieredPriceWriteTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final WriteMapping TO_STRIPE =
            Fixtures.MAPPINGS.write("stripe", "price").orElseThrow();
    private static final WriteMapping TO_HUBSPOT =
            Fixtures.MAPPINGS.write("hubspot", "product", Entity.PRICE).orElseThrow();

    @Test
    void stripesTiersAsParametersOfAPrice() {
        ObjectNode written = TO_STRIPE.apply(stripe(Fixtures.fixture("stripe/price-tiered")));
        assertThat(Fixtures.json(written.toString())).isEqualTo(Fixtures.json("""
                        {"product": "prod_Calls", "currency": "kwd", "billing_scheme": "tiered", "tiers_mode": "graduated",
                         "tiers": [{"up_to": "1000", "unit_amount_decimal": "0", "flat_amount_decimal": "5000"},
                                   {"up_to": "inf", "unit_amount_decimal": "0"}],
                         "recurring": {"interval": "month", "interval_count": 1, "usage_type": "metered"},
                         "active": false}
                        """));
    }

    @Test
    void hubSpotsTiersAsProperties() {
        assertThat(TO_HUBSPOT.apply(hubSpot(Fixtures.fixture("hubspot/product-tiered"))))
                .isEqualTo(Fixtures.json("""
                        {"hs_pricing_model": "graduated",
                         "hs_tier_ranges": "[{\\"start\\":0,\\"end\\":99},{\\"start\\":100,\\"end\\":199},{\\"start\\":200}]",
                         "hs_tier_prices": "[{\\"index\\":0,\\"price\\":100,\\"currency\\":\\"USD\\"},\
                        {\\"index\\":1,\\"price\\":80.125,\\"currency\\":\\"USD\\"},\
                        {\\"index\\":2,\\"price\\":60,\\"currency\\":\\"USD\\"}]",
                         "recurringbillingfrequency": "quarterly"}
                        """));
    }

    @Test
    void aPriceWithTiersHasNonePerUnit() {
        Struct price = hubSpot(Fixtures.fixture("hubspot/product-tiered")).put("unit_amount_decimal", "7");
        assertThat(TO_HUBSPOT.apply(price).has("price")).isFalse();
        assertThat(TO_STRIPE.apply(price.put("product_id", "prod_1")).has("unit_amount_decimal"))
                .isFalse();
    }

    @Test
    void aPricePerUnitHasNoTiers() {
        Struct price = stripe(Fixtures.fixture("stripe/price"));
        assertThat(TO_HUBSPOT.apply(price).has("hs_pricing_model")).isFalse();
        assertThat(TO_STRIPE.apply(price).has("tiers")).isFalse();
    }

    @Test
    void whatHubSpotCannotSayFails() {
        // A flat amount beside one per unit: neither may get lost.
        Struct price = stripe(Fixtures.fixture("stripe/price-tiered"));
        assertThatThrownBy(() -> TO_HUBSPOT.apply(price))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("price_1Tiered")
                .hasMessageContaining("hs_pricing_model")
                .hasMessageContaining("flat amount");
    }

    @Test
    @Tag("edge-35")
    void aPartialRecordThatLeavesOutTheModeFails() {
        Struct price = HubSpot.asserting(
                hubSpot(Fixtures.fixture("hubspot/product-tiered")), "tiers", "billing_scheme", "currency");
        assertThatThrownBy(() -> TO_HUBSPOT.apply(price))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("tiers_mode");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void tiersComeBackFromStripe(@ForAll("tiers") ArrayNode tiers, @ForAll("modes") String mode) {
        Struct read = stripe(price(tiers, mode));
        ObjectNode written = TO_STRIPE.apply(read);
        assertSameTiers(stripe(asStripeShows(written)), read);
        if (tiers.get(0).has("unit_amount_decimal") || mode.equals("volume")) {
            // By way of HubSpot, too.
            Struct there = hubSpot(HubSpot.after(TO_HUBSPOT.apply(read)));
            assertSameTiers(stripe(asStripeShows(TO_STRIPE.apply(there))), read);
        }
    }

    @Provide
    Arbitrary<String> modes() {
        return Arbitraries.of("graduated", "volume");
    }

    @Provide
    Arbitrary<ArrayNode> tiers() {
        Arbitrary<List<Long>> widths =
                Arbitraries.longs().between(1, 1000).list().ofMaxSize(4);
        Arbitrary<BigDecimal> amounts =
                Arbitraries.integers().between(1, 1_000_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
        Arbitrary<String> kinds = Arbitraries.of("unit_amount_decimal", "flat_amount_decimal");
        return Combinators.combine(widths, amounts, kinds).as((all, amount, kind) -> {
            ArrayNode tiers = JSON.arrayNode();
            long end = 0;
            for (long width : all) {
                end += width;
                tiers.addObject().put("up_to", end).put(kind, plain(amount.add(BigDecimal.valueOf(end))));
            }
            tiers.addObject().putNull("up_to").put(kind, plain(amount));
            return tiers;
        });
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static ObjectNode price(ArrayNode tiers, String mode) {
        ObjectNode price = Fixtures.fixture("stripe/price-tiered");
        price.put("currency", "usd").put("tiers_mode", mode);
        price.set("tiers", tiers);
        return price;
    }

    private static void assertSameTiers(Struct again, Struct read) {
        for (String field : List.of("tiers", "tiers_mode", "billing_scheme", "currency")) {
            assertThat(again.get(field)).as(field).isEqualTo(read.get(field));
        }
    }

    /** What Stripe shows of what it was given: the last tier has no end. */
    private static ObjectNode asStripeShows(ObjectNode written) {
        for (JsonNode tier : written.get("tiers")) {
            if (tier.get("up_to").textValue().equals("inf")) {
                ((ObjectNode) tier).putNull("up_to");
            }
        }
        return written.put("id", "price_1").put("object", "price");
    }

    private static Struct stripe(ObjectNode price) {
        return Stripe.read("price", price, Operation.READ);
    }

    private static Struct hubSpot(ObjectNode product) {
        return HubSpot.read(
                Fixtures.MAPPINGS.read("hubspot", "product", Entity.PRICE).orElseThrow(),
                "product",
                product,
                Operation.READ);
    }
}
