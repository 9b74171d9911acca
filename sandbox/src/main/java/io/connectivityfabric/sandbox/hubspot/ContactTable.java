package io.connectivityfabric.sandbox.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A portal's contacts by id, with what must be unique among those that are not archived. Changes since {@link #begin}
 * can be undone. Not for concurrent use.
 */
final class ContactTable {
    private final PropertyCatalog catalog;
    private final List<ContactState> rows = new ArrayList<>();
    private final Map<String, Integer> emails = new HashMap<>();
    private final Map<String, Map<String, Integer>> uniques = new HashMap<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<ContactState> changed = new ArrayList<>();
    private int active;

    ContactTable(PropertyCatalog catalog) {
        this.catalog = catalog;
    }

    /** Marks a point to return to. */
    void begin() {
        undo.clear();
        changed.clear();
    }

    /** Takes back what happened since {@link #begin}. */
    void rollBack() {
        rollBackTo(0);
    }

    /** A point since {@link #begin}. */
    int mark() {
        return undo.size();
    }

    /** Takes back what happened since the mark. */
    void rollBackTo(int mark) {
        for (int i = undo.size() - 1; i >= mark; i--) {
            undo.remove(i).run();
            changed.remove(i);
        }
    }

    /** The states since {@link #begin}. */
    List<ContactState> changed() {
        return List.copyOf(changed);
    }

    int active() {
        return active;
    }

    long lastId() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).id();
    }

    /** Ids must come in ascending order. */
    void append(ContactState contact) {
        int place = rows.size();
        rows.add(contact);
        changed.add(contact);
        index(contact, place);
        undo.add(() -> {
            unindex(contact, place);
            rows.remove(place);
        });
    }

    void replace(ContactState contact) {
        int place = place(contact.id());
        ContactState before = rows.get(place);
        unindex(before, place);
        rows.set(place, contact);
        index(contact, place);
        changed.add(contact);
        undo.add(() -> {
            unindex(contact, place);
            rows.set(place, before);
            index(before, place);
        });
    }

    /** Archived or not. */
    Optional<ContactState> byId(long id) {
        int place = place(id);
        return place < 0 ? Optional.empty() : Optional.of(rows.get(place));
    }

    /** Among those not archived, also by their additional addresses. */
    Optional<ContactState> byEmail(String email) {
        return Optional.ofNullable(emails.get(email.toLowerCase(Locale.ROOT))).map(rows::get);
    }

    /** Among those not archived. */
    Optional<ContactState> byUnique(Property property, String value) {
        return Optional.ofNullable(
                        uniques.getOrDefault(property.name(), Map.of()).get(value))
                .map(rows::get);
    }

    /** The next contacts after an id, in the order of their ids: at most this many and one more. */
    List<ContactState> after(long id, int limit, boolean archived) {
        List<ContactState> page = new ArrayList<>(limit + 1);
        int place = place(id);
        for (int i = place < 0 ? -place - 1 : place + 1; i < rows.size() && page.size() <= limit; i++) {
            if (rows.get(i).archived() == archived) {
                page.add(rows.get(i));
            }
        }
        return page;
    }

    /** All that are not archived. */
    List<ContactState> allActive() {
        return rows.stream().filter(r -> !r.archived()).toList();
    }

    private int place(long id) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = rows.get(middle).id();
            if (there == id) {
                return middle;
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void index(ContactState contact, int place) {
        if (contact.archived()) {
            return;
        }
        active++;
        emails(contact).forEach(e -> emails.put(e, place));
        uniqueValues(contact)
                .forEach((name, value) ->
                        uniques.computeIfAbsent(name, n -> new HashMap<>()).put(value, place));
    }

    private void unindex(ContactState contact, int place) {
        if (contact.archived()) {
            return;
        }
        active--;
        emails(contact).forEach(e -> emails.remove(e, place));
        uniqueValues(contact).forEach((name, value) -> uniques.get(name).remove(value, place));
    }

    private List<String> emails(ContactState contact) {
        List<String> all = new ArrayList<>(1);
        String first = contact.value(catalog.get(DefaultProperties.EMAIL));
        if (first != null && !first.isEmpty()) {
            all.add(first);
        }
        String more = contact.value(catalog.get(DefaultProperties.MORE_EMAILS));
        if (more != null && !more.isEmpty()) {
            all.addAll(List.of(more.split(";")));
        }
        return all;
    }

    private Map<String, String> uniqueValues(ContactState contact) {
        Map<String, String> values = new HashMap<>();
        for (short number : contact.numbers()) {
            Property property = catalog.get(number);
            if (property.unique() && !property.hubspotDefined()) {
                String value = contact.value(property);
                if (!value.isEmpty()) {
                    values.put(property.name(), value);
                }
            }
        }
        return values;
    }
}
