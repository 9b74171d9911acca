package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.Collection;
import java.util.TreeSet;

/** The properties that an answer shows, by name, with the text before each value prepared. */
final class PropertySet {
    private static final byte[] NULL = JsonBuffer.ascii("null");

    private final ObjectType type;
    private final Property[] properties;
    private final byte[][] prefixes;
    private final boolean withNulls;

    private PropertySet(ObjectType type, Property[] properties, boolean withNulls) {
        this.type = type;
        this.properties = properties;
        this.withNulls = withNulls;
        this.prefixes = new byte[properties.length][];
        for (int i = 0; i < properties.length; i++) {
            prefixes[i] = JsonBuffer.ascii("\"" + properties[i].name() + "\":");
        }
    }

    static PropertySet of(PropertyCatalog catalog, Collection<String> asked) {
        ObjectType type = catalog.type();
        TreeSet<String> names = new TreeSet<>(asked.isEmpty() ? type.shown() : asked);
        type.own().forEach(names::add);
        Property[] properties =
                names.stream().flatMap(n -> catalog.find(n).stream()).toArray(Property[]::new);
        return new PropertySet(type, properties, true);
    }

    /** Every property, but only those that have a value. */
    static PropertySet all(PropertyCatalog catalog) {
        return new PropertySet(catalog.type(), catalog.all().toArray(Property[]::new), false);
    }

    /** Appends the "properties" object of a record. */
    void put(ObjectState record, JsonBuffer json) {
        Values values = record.values();
        json.put('{');
        boolean first = true;
        for (int i = 0; i < properties.length; i++) {
            int before = json.length();
            if (!first) {
                json.put(',');
            }
            json.put(prefixes[i]);
            if (putValue(properties[i], record, values, json)) {
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

    private boolean putValue(Property property, ObjectState record, Values values, JsonBuffer json) {
        String name = property.name();
        if (name.equals(type.created())) {
            json.putInstant(record.created());
        } else if (name.equals(type.modified())) {
            json.putInstant(record.updated());
        } else if (name.equals(ObjectType.ID)) {
            json.put('"').putDecimal(record.id()).put('"');
        } else {
            return values.put(property.number(), json);
        }
        return true;
    }
}
