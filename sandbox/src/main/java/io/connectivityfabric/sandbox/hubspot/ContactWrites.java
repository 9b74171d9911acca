package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.SandboxClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Creates, changes and archives contacts, and keeps what must be unique so. Not for concurrent use. */
final class ContactWrites {
    private final PropertyCatalog catalog;
    private final ContactTable table;
    private final ValueRules rules;
    private final SandboxClock clock;
    private final long idsStartMillis;

    /** @param idsStartMillis the time from which ids count */
    ContactWrites(PropertyCatalog catalog, ContactTable table, SandboxClock clock, long idsStartMillis) {
        this.catalog = catalog;
        this.table = table;
        this.rules = new ValueRules(catalog);
        this.clock = clock;
        this.idsStartMillis = idsStartMillis;
    }

    /** Ids grow with time, with gaps: a million of them to each second. */
    static long id(long millis, long startMillis, int n) {
        return 10_000_000_000_000L + (millis - startMillis) / 1000 * 1_000_000 + n;
    }

    ContactState create(JsonNode properties) {
        Map<Property, String> values = rules.checked(properties);
        refuseTaken(values, -1);
        long now = clock.millis();
        long id = Math.max(id(now, idsStartMillis, 0), table.lastId() + 1);
        SortedMap<Short, String> kept = new TreeMap<>();
        values.forEach((property, value) -> {
            if (!value.isEmpty()) {
                kept.put(property.number(), value);
            }
        });
        kept.putIfAbsent(catalog.get(DefaultProperties.STAGE).number(), "lead");
        ContactState contact = ContactState.of(id, now, now, kept);
        table.append(contact);
        return contact;
    }

    ContactState update(ContactState before, JsonNode properties) {
        Map<Property, String> values = rules.checked(properties);
        refuseTaken(values, before.id());
        SortedMap<Short, String> kept = before.values();
        boolean changed = false;
        for (Map.Entry<Property, String> e : values.entrySet()) {
            changed |= put(kept, e.getKey(), e.getValue());
        }
        if (!changed) {
            return before;
        }
        ContactState after = ContactState.of(before.id(), before.created(), clock.millis(), kept);
        table.replace(after);
        return after;
    }

    void archive(ContactState contact) {
        table.replace(contact.archived(clock.millis()));
    }

    /** A cleared value stays as an empty text; what never had one has none to clear. */
    private static boolean put(SortedMap<Short, String> kept, Property property, String value) {
        String before = kept.get(property.number());
        if ((value.isEmpty() && before == null) || value.equals(before)) {
            return false;
        }
        if (property.name().equals(DefaultProperties.STAGE) && backwards(before, value)) {
            return false;
        }
        kept.put(property.number(), value);
        return true;
    }

    /** The lifecycle stage only moves forward; to set an earlier one it must be cleared first. */
    private static boolean backwards(String before, String value) {
        return before != null
                && !value.isEmpty()
                && DefaultProperties.STAGES.indexOf(value) < DefaultProperties.STAGES.indexOf(before);
    }

    private void refuseTaken(Map<Property, String> values, long ownId) {
        for (Map.Entry<Property, String> e : values.entrySet()) {
            Property property = e.getKey();
            String value = e.getValue();
            if (value.isEmpty() || !property.unique()) {
                continue;
            }
            if (property.hubspotDefined()) {
                Optional<ContactState> other = table.byEmail(value);
                if (other.isPresent() && other.get().id() != ownId) {
                    throw HubSpotException.conflict("Contact already exists. Existing ID: "
                            + other.get().id());
                }
            } else {
                Optional<ContactState> other = table.byUnique(property, value);
                if (other.isPresent() && other.get().id() != ownId) {
                    throw ValueRules.notValid(List.of(ValueRules.detail(
                            property.name(),
                            "CONFLICTING_UNIQUE_VALUE",
                            "propertyName=" + property.name() + ", value=" + value + ": "
                                    + other.get().id() + " already has that value.")));
                }
            }
        }
    }
}
