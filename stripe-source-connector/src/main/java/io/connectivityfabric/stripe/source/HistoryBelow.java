package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.source.BackfillPage;
import io.connectivityfabric.connect.source.BackfillRange;
import io.connectivityfabric.connect.source.StreamItem;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.NestedList;
import io.connectivityfabric.stripe.client.StripeObject;
import io.connectivityfabric.stripe.client.StripePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lists that lie below parents, parent by parent, in slices of the parents' time of creation. A cursor is the id of
 * the last parent that is done; or the parent whose entries are being read and the last of them: {@code in_1/il_7}.
 *
 * @param parents their list, with the field noted that carries the entries
 * @param field of the parents that carries the entries or the first of them; null if none does
 * @param below the lists
 */
record HistoryBelow(CreatedList parents, String field, ListBelow below, StripeRecords records, StripeClock clock)
        implements History {
    private static final String SEPARATOR = "/";
    /** A page of parents may have very many entries: what is more comes with the next page. */
    private static final int ENOUGH = 1_000;

    /**
     * A part of a parent's list.
     *
     * @param requestedAt when it was asked for
     */
    private record Entries(List<StripeObject> data, boolean hasMore, Instant requestedAt) {
        /** A parent that is gone meanwhile has no entries. */
        static Entries of(Optional<StripePage> page) {
            return page.map(found -> new Entries(found.data(), found.hasMore(), found.requestedAt()))
                    .orElseGet(() -> new Entries(List.of(), false, Instant.now()));
        }
    }

    @Override
    public List<BackfillRange> plan() {
        return parents.plan();
    }

    @Override
    public BackfillPage read(BackfillRange slice) {
        long contains = clock.contained();
        int separator = slice.cursor() == null ? -1 : slice.cursor().indexOf(SEPARATOR);
        return separator < 0 ? readParents(slice, contains) : goOn(slice, separator, contains);
    }

    private BackfillPage readParents(BackfillRange slice, long contains) {
        StripePage page = parents.page(slice);
        List<StreamItem> items = new ArrayList<>();
        BackfillRange rest = slice;
        for (StripeObject parent : page.data()) {
            Entries entries = first(parent, page);
            entries.data()
                    .forEach(entry -> items.add(records.readBelow(parent, entry, entries.requestedAt(), contains)));
            rest = rest(slice, parent, entries);
            if (entries.hasMore() || items.size() >= ENOUGH) {
                return new BackfillPage(items, rest);
            }
        }
        if (!page.hasMore() || page.data().isEmpty()) {
            return new BackfillPage(items, null);
        }
        return new BackfillPage(items, rest, parents.division(rest, page.data()));
    }

    /** The beginning of a parent's list. */
    private Entries first(StripeObject parent, StripePage page) {
        String carried = field == null ? null : parent.noted().get(field);
        if (carried != null) {
            NestedList list = NestedList.in(parent.json(), field).orElseThrow();
            return new Entries(list.data(), list.hasMore(), page.requestedAt());
        }
        return Entries.of(below.page(parent.id(), null, Priority.BACKFILL));
    }

    private BackfillPage goOn(BackfillRange slice, int separator, long contains) {
        StripeObject parent = new StripeObject(
                slice.cursor().substring(0, separator),
                parents.stream().objects().get(0),
                slice.cursorTick(),
                "");
        Entries entries = Entries.of(after(parent.id(), slice.cursor().substring(separator + 1)));
        List<StreamItem> items = entries.data().stream()
                .map(entry -> records.readBelow(parent, entry, entries.requestedAt(), contains))
                .toList();
        return new BackfillPage(items, rest(slice, parent, entries));
    }

    private Optional<StripePage> after(String parentId, String entry) {
        try {
            return below.page(parentId, entry, Priority.BACKFILL);
        } catch (ApiException e) {
            if (!Missing.isCursor(e)) {
                throw e;
            }
            return below.page(parentId, null, Priority.BACKFILL);
        }
    }

    private static BackfillRange rest(BackfillRange slice, StripeObject parent, Entries entries) {
        String cursor = parent.id();
        if (entries.hasMore() && !entries.data().isEmpty()) {
            cursor += SEPARATOR + entries.data().get(entries.data().size() - 1).id();
        }
        return slice.readTo(cursor, parent.created());
    }
}
