package io.connectivityfabric.hubspot.sink;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A contact as it stands in the portal, with the properties that were asked for.
 *
 * @param id HubSpot's record id
 */
record Contact(String id, Map<String, String> properties) {

    static final String EMAIL = "email";

    /** Further addresses of the contact, separated by semicolons; HubSpot holds these unique too. */
    static final String ADDITIONAL_EMAILS = "hs_additional_emails";

    /** The value of {@code property}, empty if it has none. */
    String value(String property) {
        String value = properties.get(property);
        return value == null ? "" : value;
    }

    boolean isBlank(String property) {
        return value(property).isBlank();
    }

    boolean hasAdditionalEmail(String email) {
        return Arrays.stream(value(ADDITIONAL_EMAILS).split(";"))
                .anyMatch(additional ->
                        additional.strip().toLowerCase(Locale.ROOT).equals(email));
    }

    boolean hasEmail(String email) {
        return value(EMAIL).toLowerCase(Locale.ROOT).equals(email) || hasAdditionalEmail(email);
    }

    /** What {@code write} changes of this contact: all but what may only fill a blank and finds none. */
    Map<String, String> changes(ContactWrite write) {
        return changes(write.properties(), write.fillsBlanksOnly());
    }

    private Map<String, String> changes(Map<String, String> wanted, Set<String> fillsBlanksOnly) {
        Map<String, String> changes = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            if (!fillsBlanksOnly.contains(name) || isBlank(name)) {
                changes.put(name, value);
            }
        });
        String email = changes.get(EMAIL);
        if (email != null && hasAdditionalEmail(email.strip().toLowerCase(Locale.ROOT))) {
            // It is the contact's already; writing it as the primary one would push out the one in use.
            changes.remove(EMAIL);
        }
        return changes;
    }
}
