package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.FeedPosition;
import io.connectivityfabric.connect.source.Mark;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.source.CreatedFeed.Picked;
import io.connectivityfabric.stripe.source.SharedWindow.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NewEventsTest {
    private final List<Change> emitted = new ArrayList<>();
    private final NewEvents customers = new NewEvents(StripeStreams.named("customers"), null, changes -> {
        emitted.addAll(changes);
        return List.of();
    });

    @Test
    @Tag("edge-38")
    @Tag("edge-41")
    @Tag("edge-68")
    void takesTheEventsOfItsOwnObjectsOnly() {
        pick(
                FeedPosition.at(0),
                event("evt_1", "customer.created", "customer", "cus_1"),
                event("evt_2", "customer.subscription.deleted", "subscription", "sub_1"),
                event("evt_3", "customer.source.created", "card", "card_1"),
                event("evt_4", "customer.updated", "customer", "cus_1"),
                event("evt_5", "customer.deleted", "customer", "cus_1"));
        assertThat(ids()).containsExactly("evt_1", "evt_4", "evt_5");
        assertThat(emitted)
                .extracting(change -> change.operation().wireName())
                .containsExactly("create", "update", "delete");
    }

    @Test
    @Tag("edge-68")
    void anEventThatALaterOneOfItsCustomerOvertookIsDoneButNotEmitted() {
        FeedPosition deleteIsOut = FeedPosition.at(90).advance(List.of(new Mark(100, "evt_2")), 100, 10, null);
        Picked picked = pick(
                deleteIsOut,
                event("evt_1", "customer.updated", "customer", "cus_1"),
                event("evt_2", "customer.deleted", "customer", "cus_1"),
                event("evt_3", "customer.updated", "customer", "cus_2"));
        assertThat(ids()).containsExactly("evt_3");
        assertThat(picked.marks()).extracting(Mark::id).containsExactlyInAnyOrder("evt_1", "evt_3");
    }

    @Test
    void anEventWhoseOrderNobodyKnowsIsEmittedAlthoughALaterOneIsOutAndReadAgainForThat() {
        FeedPosition secondIsOut = FeedPosition.at(90).advance(List.of(new Mark(100, "evt_2")), 100, 10, null);
        pick(
                secondIsOut,
                event("evt_1", "customer.updated", "customer", "cus_1", "first"),
                event("evt_2", "customer.updated", "customer", "cus_1", "second"));
        assertThat(ids()).containsExactly("evt_1");
        assertThat(emitted.get(0).disputed()).isTrue();
    }

    private Picked pick(FeedPosition position, StripeObject... oldestFirst) {
        return customers.of(
                Stream.of(oldestFirst)
                        .map(event -> new Found(event, Instant.EPOCH))
                        .toList(),
                position);
    }

    private List<String> ids() {
        return emitted.stream().map(change -> change.event().id()).toList();
    }

    private static StripeObject event(String id, String type, String object, String objectId) {
        return event(id, type, object, objectId, "");
    }

    private static StripeObject event(String id, String type, String object, String objectId, String name) {
        String json = "{\"id\":\"%s\",\"object\":\"event\",\"created\":100,\"type\":\"%s\",\"data\":{\"object\":"
                        .formatted(id, type)
                + "{\"id\":\"%s\",\"object\":\"%s\",\"name\":\"%s\"}}}".formatted(objectId, object, name);
        return StripeObject.parse(json, NewEvents.NOTED);
    }
}
