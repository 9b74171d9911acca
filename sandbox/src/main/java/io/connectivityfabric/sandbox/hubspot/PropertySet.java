package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The properties that an answer shows, by name, with the text before each value prepared. */
final class PropertySet {
    /** What contacts show if nothing is asked for. */
    private static final List<String> UNASKED = List.of("email", "firstname", "lastname");

    private static final byte[] NULL = JsonBuffer.ascii("null");

    private final Property[] properties;
    private final byte[][] prefixes;
    private final boolean withNulls;

    private PropertySet(Property[] properties, boolean withNulls) {
        this.properties = properties;
        this.withNulls = withNulls;
        this.prefixes = new byte[properties.length][];
        for (int i = 0; i < properties.length; i++) {
            prefixes[i] = JsonBuffer.ascii("\"" + properties[i].name() + "\":");
        }
    }

    static PropertySet of(PropertyCatalog catalog, Collection<String> asked) {
        TreeSet<String> names = new TreeSet<>(asked.isEmpty() ? UNASKED : asked);
        names.add(DefaultProperties.CREATED);
        names.add(DefaultProperties.MODIFIED);
        names.add(DefaultProperties.ID);
        Property[] properties =
                names.stream().flatMap(n -> catalog.find(n).stream()).toArray(Property[]::new);
        return new PropertySet(properties, true);
    }

    /** Every property, but only those that have a value. */
    static PropertySet all(PropertyCatalog catalog) {
        return new PropertySet(catalog.all().toArray(Property[]::new), false);
    }

    /** Appends the "properties" object of a contact. */
    void put(ContactState contact, JsonBuffer json) {
        json.put('{');
        boolean first = true;
        for (int i = 0; i < properties.length; i++) {
            int before = json.length();
            if (!first) {
                json.put(',');
            }
            json.put(prefixes[i]);
            if (putValue(properties[i], contact, json)) {
                first = false;
            } else if (withNulls) {
                json.put(NULL);
                first = false;
            } else {
                json.cutTo(before);
            }
        }
        json.put('}');
    }

    private static boolean putValue(Property property, ContactState contact, JsonBuffer json) {
        switch (property.name()) {
            case DefaultProperties.CREATED -> json.putInstant(contact.created());
            case DefaultProperties.MODIFIED -> json.putInstant(contact.updated());
            case DefaultProperties.ID -> json.put('"').putDecimal(contact.id()).put('"');
            default -> {
                return contact.putValue(property.number(), json);
            }
        }
        return true;
    }
}
