package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameSecondTest {
    private static Change event(String id, Operation operation, String state, String before) {
        String json = "{\"id\":\"cus_1\"," + state.replace('\'', '"') + "}";
        String previous = before == null ? null : "{" + before.replace('\'', '"') + "}";
        StripeEvent event = new StripeEvent(id, "customer.x", 100, null, "customer", "cus_1", json, previous, null);
        return new Change(event, operation, false, Instant.EPOCH, false);
    }

    private static Change update(String id, String state, String before) {
        return event(id, Operation.UPDATE, state, before);
    }

    private static List<String> order(Change... listed) {
        return SameSecond.inOrder(List.of(listed)).stream()
                .map(change -> change.event().id() + (change.disputed() ? "?" : ""))
                .toList();
    }

    @Test
    void theOrderOfTheListIsKeptIfThePreviousAttributesBearItOut() {
        assertThat(order(update("evt_1", "'a':1,'b':0", "'a':0"), update("evt_2", "'a':1,'b':1", "'b':0")))
                .containsExactly("evt_1", "evt_2");
    }

    @Test
    void whatAnAttributeWasBeforeTellsTheOrder() {
        assertThat(order(
                        update("evt_3", "'a':3", "'a':2"),
                        update("evt_1", "'a':1", "'a':0"),
                        update("evt_2", "'a':2", "'a':1")))
                .containsExactly("evt_1", "evt_2", "evt_3");
    }

    @Test
    void ofAnObjectInAnObjectOnlyWhatChangedIsCompared() {
        assertThat(order(
                        update("evt_2", "'metadata':{'n':'2','k':'x'}", "'metadata':{'n':'1'}"),
                        update("evt_1", "'metadata':{'n':'1','k':'x'}", "'metadata':{'n':null}")))
                .containsExactly("evt_1", "evt_2");
    }

    @Test
    void creationIsFirstAndDeletionLast() {
        assertThat(order(
                        event("evt_3", Operation.DELETE, "'a':1", null),
                        update("evt_2", "'a':1", "'a':0"),
                        event("evt_1", Operation.CREATE, "'a':0", null)))
                .containsExactly("evt_1", "evt_2", "evt_3");
    }

    @Test
    void eventsThatSayNothingOfTheirOrderAreDisputedUnlessTheyCarryTheSame() {
        assertThat(order(update("evt_1", "'status':'open'", null), update("evt_2", "'status':'paid'", null)))
                .containsExactly("evt_1?", "evt_2?");
        assertThat(order(update("evt_1", "'status':'paid'", null), update("evt_2", "'status':'paid'", null)))
                .containsExactly("evt_1", "evt_2");
    }

    @Test
    void eventsThatContradictEachOtherAreDisputed() {
        assertThat(order(update("evt_1", "'a':1", "'a':7"), update("evt_2", "'a':2", "'a':8")))
                .containsExactly("evt_1?", "evt_2?");
    }

    @Test
    void whatGoesToAndFroIsKeptInTheOrderOfTheList() {
        assertThat(order(update("evt_1", "'a':1", "'a':0"), update("evt_2", "'a':0", "'a':1")))
                .containsExactly("evt_1", "evt_2");
    }
}
