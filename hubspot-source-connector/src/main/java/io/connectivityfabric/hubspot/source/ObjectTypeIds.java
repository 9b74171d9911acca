package io.connectivityfabric.hubspot.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * HubSpot's ids of its own types of objects
 * (developers.hubspot.com/docs/api-reference/latest/crm/understanding-the-crm#object-type-ids), which the journal names
 * types by. A custom type's stream is named by its id.
 */
final class ObjectTypeIds {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("contacts", "0-1"),
            Map.entry("companies", "0-2"),
            Map.entry("deals", "0-3"),
            Map.entry("tickets", "0-5"),
            Map.entry("products", "0-7"),
            Map.entry("line_items", "0-8"),
            Map.entry("quotes", "0-14"),
            Map.entry("communications", "0-18"),
            Map.entry("feedback_submissions", "0-19"),
            Map.entry("tasks", "0-27"),
            Map.entry("notes", "0-46"),
            Map.entry("meetings", "0-47"),
            Map.entry("calls", "0-48"),
            Map.entry("emails", "0-49"),
            Map.entry("invoices", "0-53"),
            Map.entry("subscriptions", "0-69"),
            Map.entry("goal_targets", "0-74"),
            Map.entry("commerce_payments", "0-101"),
            Map.entry("postal_mail", "0-116"),
            Map.entry("orders", "0-123"),
            Map.entry("leads", "0-136"),
            Map.entry("carts", "0-142"));

    private ObjectTypeIds() {}

    /** Empty if it is no type that the journal could tell of, as far as is known. */
    static Optional<String> of(String type) {
        return type.matches("2-\\d+") ? Optional.of(type) : Optional.ofNullable(BY_NAME.get(type));
    }

    static Set<String> all() {
        return Set.copyOf(BY_NAME.values());
    }
}
