package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Makes of an object the entity that is wanted: the first of a list that it can be, or that the object can be which it
 * carries, if it is an event. Without state; safe for use by many threads.
 */
public final class Unifier {

    private final Mappings mappings;
    private final List<Entity> wanted;

    /**
     * @param wanted in the order of preference; empty: of each object what it mainly is
     */
    public Unifier(Mappings mappings, List<Entity> wanted) {
        this.mappings = mappings;
        this.wanted = List.copyOf(wanted);
    }

    /**
     * The unified record; nothing if no mapping makes a wanted one of the object.
     *
     * @throws MappingException if the object cannot be mapped
     */
    public Optional<Unified> unify(RawRecord raw) {
        Optional<ReadMapping> primary = mappings.read(raw.system(), raw.object());
        if (primary.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = primary.get().parse(raw);
        if (wanted.isEmpty()) {
            return unified(primary, raw, json);
        }
        Optional<RawRecord> carried = primary.get().carried(raw, json);
        for (Entity entity : wanted) {
            Optional<Unified> unified = unified(mappings.read(raw.system(), raw.object(), entity), raw, json)
                    .or(() -> carried.flatMap(object -> carried(object, entity)));
            if (unified.isPresent()) {
                return unified;
            }
        }
        return Optional.empty();
    }

    private Optional<Unified> carried(RawRecord object, Entity entity) {
        Optional<ReadMapping> mapping = mappings.read(object.system(), object.object(), entity);
        return mapping.isEmpty()
                ? Optional.empty()
                : unified(mapping, object, mapping.get().parse(object));
    }

    private static Optional<Unified> unified(Optional<ReadMapping> mapping, RawRecord raw, ObjectNode json) {
        return mapping.filter(known -> known.takes(raw, json))
                .map(known -> new Unified(
                        raw, known.target(), raw.operation() == Operation.PURGE ? null : known.apply(raw, json)));
    }
}
