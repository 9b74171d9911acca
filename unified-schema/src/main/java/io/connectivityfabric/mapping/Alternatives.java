package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The mappings of one object type, at most one for each entity. One of them is the primary: what the object is, if nobody
 * asks for something else.
 */
final class Alternatives<M> {

    private final Map<Entity, M> byEntity = new LinkedHashMap<>();

    /** These mappings and one more, in the place of one for the same entity. */
    Alternatives<M> with(Entity entity, M mapping, boolean primary) {
        Alternatives<M> more = new Alternatives<>();
        if (primary) {
            more.byEntity.put(entity, mapping);
        }
        byEntity.forEach(more.byEntity::putIfAbsent);
        more.byEntity.putIfAbsent(entity, mapping);
        if (!primary) {
            more.byEntity.put(entity, mapping);
        }
        return more;
    }

    /** Each of them as something makes it. */
    Alternatives<M> each(UnaryOperator<M> change) {
        Alternatives<M> changed = new Alternatives<>();
        byEntity.forEach((entity, mapping) -> changed.byEntity.put(entity, change.apply(mapping)));
        return changed;
    }

    M primary() {
        return byEntity.values().iterator().next();
    }

    Optional<M> of(Entity entity) {
        return Optional.ofNullable(byEntity.get(entity));
    }

    /** All of them, the primary first. */
    List<M> all() {
        return new ArrayList<>(byEntity.values());
    }
}
