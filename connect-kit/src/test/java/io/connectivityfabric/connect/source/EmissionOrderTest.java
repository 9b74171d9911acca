package io.connectivityfabric.connect.source;

import static io.connectivityfabric.connect.source.Items.change;
import static io.connectivityfabric.connect.source.Items.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmissionOrderTest {
    private final PagesInFlight pages = new PagesInFlight();
    private final EmissionOrder order = new EmissionOrder(100, pages);

    @Test
    void aRowThatWasAskedForBeforeItsObjectsChangeIsDropped() {
        long start = pages.begin();
        assertThat(order.admitChange(change("cus_1", 50))).isTrue();
        order.forgetSettled();
        assertThat(order.admitRow(row("cus_1", 40), start)).isFalse();
        assertThat(order.admitRow(row("cus_2", 40), start)).isTrue();
    }

    @Test
    void thatHoldsEvenIfTheObjectIsForgotten() {
        EmissionOrder forgetful = new EmissionOrder(0, pages);
        long start = pages.begin();
        assertThat(forgetful.admitChange(change("cus_1", 50))).isTrue();
        assertThat(forgetful.admitChange(change("cus_2", 50))).isTrue();
        forgetful.forgetSettled();
        assertThat(forgetful.admitRow(row("cus_1", 40), start)).isFalse();
        pages.end(start);
        forgetful.forgetSettled();
        assertThat(forgetful.admitRow(row("cus_1", 40), pages.begin())).isTrue();
    }

    @Test
    void aChangeThatARowContainsIsDropped() {
        order.admitRow(row("cus_1", 40), pages.begin());
        assertThat(order.admitChange(change("cus_1", 40))).isFalse();
        assertThat(order.admitChange(change("cus_1", 41))).isTrue();
    }

    @Test
    void aChangeThatTurnsUpAfterANewerOneIsDropped() {
        order.admitChange(change("cus_1", 50));
        assertThat(order.admitChange(change("cus_1", 49))).isFalse();
        assertThat(order.admitChange(change("cus_1", 50)))
                .as("another change within the tick")
                .isTrue();
    }

    @Test
    void aRowThatIsReadTwiceIsEmittedOnce() {
        assertThat(order.admitRow(row("cus_1", 40), pages.begin())).isTrue();
        assertThat(order.admitRow(row("cus_1", 45), pages.begin())).isFalse();
    }

    @Test
    void theOldestObjectsAreForgottenFirst() {
        EmissionOrder small = new EmissionOrder(2, pages);
        small.admitChange(change("cus_1", 50));
        small.admitChange(change("cus_2", 50));
        small.admitChange(change("cus_1", 51));
        small.admitChange(change("cus_3", 50));
        assertThat(small.admitChange(change("cus_1", 49))).as("renewed").isFalse();
        assertThat(small.admitChange(change("cus_2", 49))).as("forgotten").isTrue();
    }
}
