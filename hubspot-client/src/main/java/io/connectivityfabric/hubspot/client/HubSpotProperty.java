package io.connectivityfabric.hubspot.client;

import java.util.Objects;

/**
 * The definition of a property.
 *
 * @param name        its internal name
 * @param label       what users see
 * @param description what it is for, empty for none
 * @param groupName   the group it is shown in ({@code contactinformation})
 * @param type        what it holds ({@code string}, {@code number}, {@code datetime})
 * @param fieldType   how it is edited ({@code text}, {@code number}, {@code date})
 * @param unique      whether no two objects may have the same value: only then an upsert can find objects by it; can be
 *                    chosen at creation only
 * @param readOnly    whether HubSpot refuses to have it written; not part of a creation
 */
public record HubSpotProperty(
        String name,
        String label,
        String description,
        String groupName,
        String type,
        String fieldType,
        boolean unique,
        boolean readOnly) {

    public HubSpotProperty {
        Objects.requireNonNull(name, "name");
    }

    /** A line of text by which an upsert can find objects. */
    public static HubSpotProperty uniqueText(String name, String label, String description, String groupName) {
        return new HubSpotProperty(name, label, description, groupName, "string", "text", true, false);
    }

    /** A line of text. */
    public static HubSpotProperty text(String name, String label, String description, String groupName) {
        return new HubSpotProperty(name, label, description, groupName, "string", "text", false, false);
    }
}
