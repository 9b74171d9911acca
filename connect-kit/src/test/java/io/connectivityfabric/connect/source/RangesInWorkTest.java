package io.connectivityfabric.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.connect.source.FakeReader.InParts;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangesInWorkTest {
    private static final BackfillRange WHOLE = BackfillRange.unread("row", null, null);

    private final RangesInWork ranges = new RangesInWork(List.of(WHOLE), 6);

    @Test
    void aRangeIsDividedInFourPartsAtOnceSoThatTheLimitIsFilledSoon() {
        assertThat(ranges.rest(WHOLE, page(WHOLE, 400, 4))).containsExactlyElementsOf(parts(0, 4));
    }

    @Test
    void thereAreNeverMoreRangesThanAllowed() {
        List<BackfillRange> four = ranges.rest(WHOLE, page(WHOLE, 400, 4));

        // Six are allowed, so there is room for two more.
        assertThat(ranges.rest(four.get(0), page(four.get(0), 100, 2))).hasSize(2);
        assertThat(ranges.rest(four.get(1), page(four.get(1), 100, 2))).hasSize(2);
        assertThat(ranges.rest(four.get(2), page(four.get(2), 100, 2))).containsExactly(four.get(2));
    }

    @Test
    void onceThereAreFourOneIsDividedInTwoOnly() {
        List<BackfillRange> four = ranges.rest(WHOLE, page(WHOLE, 400, 4));

        assertThat(ranges.rest(four.get(0), page(four.get(0), 100, 3))).containsExactly(four.get(0));
        assertThat(ranges.rest(four.get(0), page(four.get(0), 100, 2))).hasSize(2);
    }

    @Test
    void aRangeThatIsMuchSmallerThanAnotherIsLeftAsItIs() {
        List<BackfillRange> two = ranges.rest(WHOLE, page(WHOLE, 400, 2));

        assertThat(ranges.rest(two.get(0), page(two.get(0), 150, 2))).containsExactly(two.get(0));
        assertThat(ranges.rest(two.get(1), page(two.get(1), 190, 2))).hasSize(2);
    }

    @Test
    void aRangeIsDividedAsSoonAsTheLargerOneIsRead() {
        List<BackfillRange> two = ranges.rest(WHOLE, page(WHOLE, 400, 2));
        assertThat(ranges.rest(two.get(0), page(two.get(0), 90, 2))).hasSize(1);

        assertThat(ranges.rest(two.get(1), new BackfillPage(List.of(), null))).isEmpty();
        ranges.end();

        assertThat(ranges.rest(two.get(0), page(two.get(0), 80, 2))).hasSize(2);
    }

    @Test
    void allAreOpenUntilTheirEnd() {
        ranges.rest(WHOLE, page(WHOLE, 400, 2));
        ranges.end();
        assertThat(ranges.isAnyOpen()).isTrue();

        ranges.end();
        assertThat(ranges.isAnyOpen()).isFalse();
    }

    /** A page with a rest of so many pages, which can be divided in so many parts. */
    private static BackfillPage page(BackfillRange rest, double pages, int parts) {
        long from = rest.from() == null ? 0 : rest.from() * 10;
        return new BackfillPage(List.of(), rest, new InParts(pages, parts(from, parts)));
    }

    private static List<BackfillRange> parts(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(start -> BackfillRange.unread("row", 1 + start, 1 + start))
                .toList();
    }
}
