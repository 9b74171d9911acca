package io.connectivityfabric.connect.source;

import static io.connectivityfabric.connect.source.Items.change;
import static io.connectivityfabric.connect.source.Items.reread;
import static io.connectivityfabric.connect.source.Items.row;
import static io.connectivityfabric.connect.source.Items.rowBetween;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.EmissionOrder.Verdict;
import io.connectivityfabric.raw.Operation;
import org.junit.jupiter.api.Test;

class EmissionOrderTest {
    private final PagesInFlight pages = new PagesInFlight();
    private final EmissionOrder order = new EmissionOrder(100, null, pages);

    private static boolean admitChange(EmissionOrder order, StreamItem change) {
        boolean newer = order.judge(change) == Verdict.NEWER;
        if (newer) {
            order.emitted(change);
        }
        return newer;
    }

    @Test
    void aRowThatWasAskedForBeforeItsObjectsChangeIsDropped() {
        long start = pages.begin();
        assertThat(admitChange(order, change("cus_1", 50))).isTrue();
        order.forgetSettled();
        assertThat(order.admitRow(row("cus_1", 40), start)).isFalse();
        assertThat(order.admitRow(row("cus_2", 40), start)).isTrue();
    }

    @Test
    void thatHoldsEvenIfTheObjectIsForgotten() {
        EmissionOrder forgetful = new EmissionOrder(0, null, pages);
        long start = pages.begin();
        assertThat(admitChange(forgetful, change("cus_1", 50))).isTrue();
        assertThat(admitChange(forgetful, change("cus_2", 50))).isTrue();
        forgetful.forgetSettled();
        assertThat(forgetful.admitRow(row("cus_1", 40), start)).isFalse();
        pages.end(start);
        forgetful.forgetSettled();
        assertThat(forgetful.admitRow(row("cus_1", 40), pages.begin())).isTrue();
    }

    @Test
    void aChangeThatARowContainsIsDropped() {
        order.admitRow(row("cus_1", 40), pages.begin());
        assertThat(admitChange(order, change("cus_1", 40))).isFalse();
        assertThat(admitChange(order, change("cus_1", 41))).isTrue();
    }

    @Test
    void aChangeThatTurnsUpAfterANewerOneIsDropped() {
        admitChange(order, change("cus_1", 50));
        assertThat(admitChange(order, change("cus_1", 49))).isFalse();
        assertThat(admitChange(order, change("cus_1", 50)))
                .as("another change within the tick")
                .isTrue();
    }

    @Test
    void aRowThatIsReadTwiceIsEmittedOnce() {
        assertThat(order.admitRow(row("cus_1", 40), pages.begin())).isTrue();
        assertThat(order.admitRow(row("cus_1", 45), pages.begin())).isFalse();
    }

    @Test
    void aChangeThatMayBePartOfARowOrNotIsUnsure() {
        order.admitRow(rowBetween("cus_1", 40, 45), pages.begin());
        assertThat(order.judge(change("cus_1", 40))).isEqualTo(Verdict.OLDER);
        assertThat(order.judge(change("cus_1", 41))).isEqualTo(Verdict.UNSURE);
        assertThat(order.judge(change("cus_1", 45))).isEqualTo(Verdict.UNSURE);
        assertThat(order.judge(change("cus_1", 46))).isEqualTo(Verdict.NEWER);
    }

    @Test
    void noRowIsOlderThanItsObjectsCreationOrNewerThanItsEnd() {
        order.admitRow(rowBetween("cus_1", 40, 45), pages.begin());
        assertThat(order.judge(change("cus_1", 43, Operation.CREATE))).isEqualTo(Verdict.OLDER);
        assertThat(order.judge(change("cus_1", 43, Operation.DELETE))).isEqualTo(Verdict.NEWER);
    }

    @Test
    void aStateThatWasReadAnewIsEmittedAndWhatItContainsIsNot() {
        order.admitRow(rowBetween("cus_1", 40, 45), pages.begin());
        assertThat(admitChange(order, reread("cus_1", 43, 48))).isTrue();
        assertThat(order.judge(change("cus_1", 43))).isEqualTo(Verdict.OLDER);
        assertThat(order.judge(change("cus_1", 46))).isEqualTo(Verdict.UNSURE);
        assertThat(order.judge(change("cus_1", 49))).isEqualTo(Verdict.NEWER);
    }

    @Test
    void aChangeOfAnObjectThatWasForgottenIsUnsureAsLongAsItsRowMayBeNewer() {
        EmissionOrder small = new EmissionOrder(1, null, pages);
        small.admitRow(rowBetween("cus_1", 40, 45), pages.begin());
        small.admitRow(rowBetween("cus_2", 41, 46), pages.begin());
        assertThat(small.judge(change("cus_1", 45))).isEqualTo(Verdict.UNSURE);
        assertThat(small.judge(change("cus_1", 46))).isEqualTo(Verdict.NEWER);
    }

    @Test
    void afterARestartAChangeIsUnsureAsLongAsARowOfBeforeMayBeNewer() {
        EmissionOrder restarted = new EmissionOrder(100, 45L, pages);
        assertThat(restarted.judge(change("cus_1", 45))).isEqualTo(Verdict.UNSURE);
        assertThat(restarted.judge(change("cus_1", 45, Operation.CREATE)))
                .as("its row may be out or not")
                .isEqualTo(Verdict.UNSURE);
        assertThat(restarted.judge(change("cus_1", 45, Operation.DELETE))).isEqualTo(Verdict.NEWER);
        assertThat(restarted.judge(change("cus_1", 46))).isEqualTo(Verdict.NEWER);
    }

    @Test
    void theOldestObjectsAreForgottenFirst() {
        EmissionOrder small = new EmissionOrder(2, null, pages);
        admitChange(small, change("cus_1", 50));
        admitChange(small, change("cus_2", 50));
        admitChange(small, change("cus_1", 51));
        admitChange(small, change("cus_3", 50));
        assertThat(admitChange(small, change("cus_1", 49))).as("renewed").isFalse();
        assertThat(admitChange(small, change("cus_2", 49))).as("forgotten").isTrue();
    }
}
