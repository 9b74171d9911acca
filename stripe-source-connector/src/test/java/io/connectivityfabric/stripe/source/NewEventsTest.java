package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.EventWindow.Events;
import io.connectivityfabric.stripe.source.EventWindow.Found;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NewEventsTest {
    private static final StripeStream CUSTOMERS = StripeStreams.named("customers");

    @Test
    @Tag("edge-38")
    @Tag("edge-41")
    @Tag("edge-68")
    void takesTheEventsOfItsOwnObjectsOnly() {
        NewEvents events = NewEvents.of(
                window(
                        event("evt_1", "customer.created", "customer", "cus_1"),
                        event("evt_2", "customer.subscription.deleted", "subscription", "sub_1"),
                        event("evt_3", "customer.source.created", "card", "card_1"),
                        event("evt_4", "customer.updated", "customer", "cus_1"),
                        event("evt_5", "customer.deleted", "customer", "cus_1")),
                FeedPosition.at(0),
                CUSTOMERS);
        assertThat(ids(events)).containsExactly("evt_1", "evt_4", "evt_5");
        assertThat(events.emitted())
                .extracting(change -> change.operation().wireName())
                .containsExactly("create", "update", "delete");
    }

    @Test
    @Tag("edge-68")
    void anEventThatALaterOneOfItsCustomerOvertookIsDoneButNotEmitted() {
        FeedPosition deleteIsOut = FeedPosition.at(90).advance(List.of(new Mark(100, "evt_2")), 100, 10, null);
        NewEvents events = NewEvents.of(
                window(
                        event("evt_1", "customer.updated", "customer", "cus_1"),
                        event("evt_2", "customer.deleted", "customer", "cus_1"),
                        event("evt_3", "customer.updated", "customer", "cus_2")),
                deleteIsOut,
                CUSTOMERS);
        assertThat(ids(events)).containsExactly("evt_3");
        assertThat(events.marks()).extracting(Mark::id).containsExactlyInAnyOrder("evt_1", "evt_3");
    }

    private static List<String> ids(NewEvents events) {
        return events.emitted().stream().map(change -> change.event().id()).toList();
    }

    private static Events window(StripeObject... oldestFirst) {
        return new Events(
                Stream.of(oldestFirst)
                        .map(event -> new Found(event, Instant.EPOCH))
                        .toList(),
                true);
    }

    private static StripeObject event(String id, String type, String object, String objectId) {
        String json = "{\"id\":\"%s\",\"object\":\"event\",\"created\":100,\"type\":\"%s\",\"data\":{\"object\":"
                        .formatted(id, type)
                + "{\"id\":\"%s\",\"object\":\"%s\"}}}".formatted(objectId, object);
        return new StripeObject(id, "event", 100, json);
    }
}
