package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.stripe.client.StripeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CreatedSlicesTest {
    private static final long NEWEST = 1_760_000_000;

    @Test
    void theDatesOfTheSettingsBoundTheHistory() {
        assertThat(new CreatedSlices(null, null).whole(NEWEST))
                .containsExactly(BackfillRange.unread("created", null, NEWEST));
        assertThat(new CreatedSlices(1_750_000_000L, 1_755_000_000L).whole(NEWEST))
                .containsExactly(BackfillRange.unread("created", 1_750_000_000L, 1_755_000_000L));
        assertThat(new CreatedSlices(NEWEST + 1, null).whole(NEWEST)).isEmpty();
    }

    @Test
    void aRestIsCutInPartsOfTheSameTimeAndGoesOnBehindItsCursor() {
        BackfillRange slice = BackfillRange.unread("created", 1_000L, 9_000L);
        List<StripeObject> rows = rows(9_000, 8_900);
        BackfillRange rest = CreatedSlices.rest(slice, rows);

        assertThat(rest).hasToString("created:1000..9000>cus_8900@8900");
        assertThat(parts(rest, rows, 2))
                .extracting(BackfillRange::toString)
                .containsExactly("created:4951..9000>cus_8900@8900", "created:1000..4950");
        assertThat(parts(rest, rows, 4))
                .extracting(BackfillRange::toString)
                .containsExactly(
                        "created:6926..9000>cus_8900@8900",
                        "created:4951..6925",
                        "created:2976..4950",
                        "created:1000..2975");
        assertThat(CreatedSlices.query(parts(rest, rows, 2).get(0)))
                .containsEntry("created[gte]", "4951")
                .containsEntry("created[lte]", "9000")
                .containsEntry("starting_after", "cus_8900");
    }

    @Test
    void howDenselyTheRowsOfAPageLieTellsHowManyPagesAreLeft() {
        BackfillRange slice = BackfillRange.unread("created", 1_000L, 9_000L);
        List<StripeObject> rows = rows(9_000, 8_901);

        assertThat(CreatedSlices.pages(CreatedSlices.rest(slice, rows), rows)).isBetween(79.0, 79.1);
    }

    @Test
    void whatProbablyAreFewPagesIsNotCut() {
        BackfillRange slice = BackfillRange.unread("created", 8_600L, 9_000L);
        List<StripeObject> rows = rows(9_000, 8_900);
        assertThat(parts(CreatedSlices.rest(slice, rows), rows, 4)).isEmpty();
    }

    @Test
    void aHistoryWithoutABeginningIsCutAtTheYearsThatStripeExists() {
        BackfillRange slice = BackfillRange.unread("created", null, NEWEST);
        List<StripeObject> rows = rows(NEWEST, NEWEST - 50);
        List<BackfillRange> parts = parts(CreatedSlices.rest(slice, rows), rows, 2);
        assertThat(parts.get(1).from()).isNull();
        assertThat(parts.get(1).to()).isBetween(1_262_304_000L, NEWEST);
    }

    /** Read to the end, whatever is cut: every second of the history is read by one slice and by one only. */
    @Property(tries = 200)
    void slicesLeaveNoGapAndDoNotOverlap(
            @ForAll @IntRange(min = 1, max = 400) int seconds,
            @ForAll @IntRange(min = 1, max = 9) int page,
            @ForAll @IntRange(min = 2, max = 6) int most) {
        List<Long> read = new ArrayList<>();
        List<BackfillRange> open = new ArrayList<>(new CreatedSlices(1_000L, null).whole(1_000 + seconds));
        while (!open.isEmpty()) {
            BackfillRange slice = open.remove(0);
            List<StripeObject> rows = new ArrayList<>();
            long next = slice.cursorTick() == null ? slice.to() : slice.cursorTick() - 1;
            for (; next >= slice.from() && rows.size() < page; next--) {
                rows.add(object(next));
                read.add(next);
            }
            if (next >= slice.from()) {
                BackfillRange rest = CreatedSlices.rest(slice, rows);
                List<BackfillRange> parts = parts(rest, rows, most);
                open.addAll(parts.isEmpty() ? List.of(rest) : parts);
            }
        }
        assertThat(read).hasSize(seconds + 1).hasSameSizeAs(new TreeSet<>(read));
    }

    private static List<BackfillRange> parts(BackfillRange rest, List<StripeObject> rows, int most) {
        return CreatedSlices.parts(rest, CreatedSlices.pages(rest, rows), most);
    }

    /** Of these seconds, the first and the last row of a page. */
    private static List<StripeObject> rows(long first, long last) {
        return List.of(object(first), object(last));
    }

    private static StripeObject object(long created) {
        return new StripeObject("cus_" + created, "customer", created, "{}");
    }
}
