package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.PropertyType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The properties and property groups of a portal's records of one type. Safe for concurrent use. */
final class PropertyCatalog {
    /** docs: "You can create up to ten unique ID properties per object". */
    static final int MAX_UNIQUE = 10;

    private static final String SINCE = "2019-08-06T02:41:08.029Z";

    private final ObjectType type;
    private final Map<String, Property> active = new ConcurrentSkipListMap<>();
    private final Map<String, Property> archived = new ConcurrentSkipListMap<>();
    private final List<Property> byNumber = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> groups = new ConcurrentSkipListMap<>();
    private final Map<String, PropertySet> sets = new ConcurrentHashMap<>();

    private volatile PropertySet everything;
    private volatile List<Property> uniques;

    PropertyCatalog(ObjectType type) {
        this.type = type;
        groups.putAll(type.groups());
        type.properties().forEach((name, property) -> {
            Property made = new Property((short) byNumber.size(), name, type.group(), property, SINCE, SINCE, null);
            keep(property.archived() ? made.archived(SINCE) : made);
        });
    }

    ObjectType type() {
        return type;
    }

    /** Those that are archived are as good as not there. */
    Optional<Property> find(String name) {
        return Optional.ofNullable(active.get(name));
    }

    Optional<Property> findArchived(String name) {
        return Optional.ofNullable(archived.get(name));
    }

    /** For names that are known to exist. */
    Property get(String name) {
        return find(name).orElseThrow();
    }

    Property get(int number) {
        return byNumber.get(number);
    }

    /** By name, without those that are archived. */
    List<Property> all() {
        return List.copyOf(active.values());
    }

    List<Property> allArchived() {
        return List.copyOf(archived.values());
    }

    /** Those whose values no two records may share. */
    List<Property> uniques() {
        List<Property> known = uniques;
        if (known == null) {
            known = all().stream().filter(p -> p.type().unique()).toList();
            uniques = known;
        }
        return known;
    }

    /** Labels of the property groups by name. */
    Map<String, String> groups() {
        return groups;
    }

    /** The properties that an answer shows if these are asked for; what is not a property is left out. */
    PropertySet set(List<String> names) {
        String key = String.join(",", names);
        PropertySet known = sets.get(key);
        if (known == null) {
            if (sets.size() > 200) {
                sets.clear();
            }
            known = PropertySet.of(this, names);
            sets.put(key, known);
        }
        return known;
    }

    /** Every property, for answers that show all values. */
    PropertySet everything() {
        PropertySet known = everything;
        if (known == null) {
            known = PropertySet.all(this);
            everything = known;
        }
        return known;
    }

    /** Its name must be free. */
    synchronized Property create(String name, String group, PropertyType definition, Instant now) {
        if (definition.unique()) {
            long portals = uniques().stream().filter(p -> !p.hubspotDefined()).count();
            if (!type.uniqueProperties() || portals >= MAX_UNIQUE) {
                throw HubSpotException.invalid(
                        type.uniqueProperties()
                                ? "The object type already has the maximum of " + MAX_UNIQUE
                                        + " properties with unique values"
                                : "Properties of " + type.name() + " cannot have unique values");
            }
        }
        Property property =
                new Property((short) byNumber.size(), name, group, definition, now.toString(), now.toString(), null);
        keep(property);
        return property;
    }

    /** Puts a property in the place of the one with its number. */
    synchronized void replace(Property property) {
        active.remove(property.name());
        keep(property);
    }

    private void keep(Property property) {
        if (property.number() < byNumber.size()) {
            byNumber.set(property.number(), property);
        } else {
            byNumber.add(property);
        }
        (property.archived() ? archived : active).put(property.name(), property);
        sets.clear();
        everything = null;
        uniques = null;
    }
}
