package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;
import io.connectivityfabric.sandbox.hubspot.objects.ObjectTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a portal's records can be associated: HubSpot's, and labels that the portal makes. */
final class AssociationTypes {
    private static final String HUBSPOT = "HUBSPOT_DEFINED";
    private static final String USER = "USER_DEFINED";
    private static final int FIRST_OWN = 1_000;

    private final List<AssociationType> known = new ArrayList<>();
    private int next = FIRST_OWN;

    AssociationTypes() {
        ObjectTypes.associations().forEach(line -> {
            ObjectType from = ObjectTypes.type(line.from());
            ObjectType to = ObjectTypes.type(line.to());
            boolean labelled = line.label() != null;
            String suffix = !labelled && isWithPrimary(line) ? "_unlabeled" : "";
            add(from, to, line.id(), line.inverseId(), HUBSPOT, line.label(), line.inverseLabel(), suffix);
        });
    }

    /** Version 3 gives the shorter name to the primary association. */
    private static boolean isWithPrimary(ObjectTypes.Association line) {
        return ObjectTypes.associations().stream()
                .anyMatch(l -> l.from().equals(line.from()) && l.to().equals(line.to()) && "Primary".equals(l.label()));
    }

    private void add(
            ObjectType from,
            ObjectType to,
            int id,
            int inverse,
            String category,
            String label,
            String inverseLabel,
            String suffix) {
        String there = from.singular() + "_to_" + to.singular() + suffix;
        String back = to.singular() + "_to_" + from.singular() + suffix;
        known.add(new AssociationType(id, category, label, there, from.id(), to.id(), inverse));
        if (id != inverse) {
            known.add(new AssociationType(inverse, category, inverseLabel, back, to.id(), from.id(), id));
        }
    }

    /** All between two types, the usual one first. */
    synchronized List<AssociationType> between(ObjectType from, ObjectType to) {
        if (isUnknown(from, to)) {
            int id = next;
            next += 2;
            boolean custom = from.id().startsWith("2-") || to.id().startsWith("2-");
            int inverse = from.id().equals(to.id()) ? id : id + 1;
            add(from, to, id, inverse, custom ? USER : HUBSPOT, null, null, "");
        }
        return known.stream()
                .filter(t -> t.from().equals(from.id()) && t.to().equals(to.id()))
                .toList();
    }

    private boolean isUnknown(ObjectType from, ObjectType to) {
        return known.stream().noneMatch(t -> t.from().equals(from.id()) && t.to().equals(to.id()));
    }

    /** The one that has no label. */
    AssociationType usual(ObjectType from, ObjectType to) {
        return between(from, to).get(0);
    }

    Optional<AssociationType> primary(ObjectType from, ObjectType to) {
        return between(from, to).stream()
                .filter(t ->
                        t.id() < FIRST_OWN && t.label() != null && t.label().contains("Primary"))
                .findFirst();
    }

    /** @throws HubSpotException if there is none between the two */
    AssociationType find(ObjectType from, ObjectType to, int id) {
        return between(from, to).stream()
                .filter(t -> t.id() == id)
                .findFirst()
                .orElseThrow(() -> HubSpotException.invalid(
                        "Association type " + id + " is not valid between " + from.id() + " and " + to.id()));
    }

    /** By its name in version 3; a few have names of their own there. */
    AssociationType find(ObjectType from, ObjectType to, String name) {
        return between(from, to).stream()
                .filter(t -> t.name().equals(name) || Integer.toString(t.id()).equals(name))
                .findFirst()
                .orElseThrow(() -> HubSpotException.invalid("'" + name + "' is not a valid association type"));
    }

    synchronized Optional<AssociationType> byId(ObjectType from, int id) {
        return known.stream()
                .filter(t -> t.from().equals(from.id()) && t.id() == id)
                .findFirst();
    }

    /** A label of the portal's own; both directions of it. */
    synchronized List<AssociationType> create(
            ObjectType from, ObjectType to, String name, String label, String inverseLabel) {
        between(from, to);
        int id = next;
        next += 2;
        String suffix = "_" + name.toLowerCase(Locale.ROOT);
        add(from, to, id, id + 1, USER, label, inverseLabel == null ? label : inverseLabel, suffix);
        return known.subList(known.size() - 2, known.size());
    }

    synchronized void delete(ObjectType from, ObjectType to, int id) {
        AssociationType type = find(from, to, id);
        if (!type.category().equals(USER) || type.label() == null) {
            throw HubSpotException.invalid("Association type " + id + " cannot be deleted");
        }
        known.removeIf(t -> t.id() == id || t.id() == type.inverse());
    }
}
