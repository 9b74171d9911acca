package io.connectivityfabric.stripe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NestedListTest {
    private static final StripeObject THIRD =
            new StripeObject("il_3", "line_item", 0, "{\"id\":\"il_3\",\"amount\":3}");

    @Test
    void theRestIsPutBehindWhatIsThereAndNothingElseChanges() {
        String invoice = "{\"id\":\"in_1\",\"rate\":1.50,\"lines\":{\"object\":\"list\",\"data\":[{\"id\":\"il_1\","
                + "\"has_more\":true},{\"id\":\"il_2\"}],\"has_more\":true,\"url\":\"/v1/x\"},\"has_more\":true}";
        NestedList lines = NestedList.in(invoice, "lines").orElseThrow();
        assertThat(lines.hasMore()).isTrue();
        assertThat(lines.data()).extracting(StripeObject::id).containsExactly("il_1", "il_2");
        assertThat(lines.joinedTo(invoice, List.of(THIRD)))
                .isEqualTo("{\"id\":\"in_1\",\"rate\":1.50,\"lines\":{\"object\":\"list\",\"data\":[{\"id\":\"il_1\","
                        + "\"has_more\":true},{\"id\":\"il_2\"},{\"id\":\"il_3\",\"amount\":3}],\"has_more\":false,"
                        + "\"url\":\"/v1/x\"},\"has_more\":true}");
    }

    @Test
    void theOrderOfItsFieldsAndCharactersOutsideOfLatinDoNotMatter() {
        String invoice =
                "{\"name\":\"\uD83C\uDF70 \u00e9\",\"lines\":{\"has_more\":true,\"data\":[]},\"after\":\"\u00fc\"}";
        NestedList lines = NestedList.in(invoice, "lines").orElseThrow();
        assertThat(lines.joinedTo(invoice, List.of(THIRD)))
                .isEqualTo("{\"name\":\"\uD83C\uDF70 \u00e9\",\"lines\":{\"has_more\":false,\"data\":[{\"id\":\"il_3\","
                        + "\"amount\":3}]},\"after\":\"\u00fc\"}");
    }

    @Test
    void previousAttributesSayNothingOfMoreEntries() {
        assertThat(NestedList.in("{\"items\":{\"data\":[{\"id\":\"si_1\"}]}}", "items"))
                .hasValueSatisfying(items -> {
                    assertThat(items.hasMore()).isFalse();
                    assertThat(items.data()).extracting(StripeObject::id).containsExactly("si_1");
                });
    }

    @Test
    void aFieldThatHoldsNoListHasNone() {
        assertThat(NestedList.in("{\"lines\":\"il_1\"}", "lines")).isEmpty();
        assertThat(NestedList.in("{\"lines\":null}", "lines")).isEmpty();
        assertThat(NestedList.in("{\"lines\":{\"count\":1}}", "lines")).isEmpty();
        assertThat(NestedList.in("{}", "lines")).isEmpty();
    }
}
