package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.unified.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Turns a unified record into what one provider takes in a write. Safe for use by many threads.
 *
 * <p>What the record does not assert is absent; what it clears (null, and named in {@code meta.field_mask}) is the empty
 * text, which clears a field at both Stripe and HubSpot. A complete record (no mask) clears nothing: its nulls say that
 * its own system has no value, not that others must lose theirs.
 */
public final class WriteMapping {

    private static final String META = "meta";

    private final String object;
    private final Entity entity;
    private final ObjectBuilder builder;

    private final Set<String> fields;

    /**
     * @param fields unified fields whose values it writes
     */
    WriteMapping(String object, Entity entity, ObjectBuilder builder, Set<String> fields) {
        this.object = object;
        this.entity = entity;
        this.builder = builder;
        this.fields = Set.copyOf(fields);
    }

    /** The entity it takes, lower case: {@code customer}. */
    public String entity() {
        return entity.entityName();
    }

    /**
     * Unified fields whose values can be in what it writes, as paths such as {@code address.city} and {@code
     * line_items.sku}; but for custom fields.
     */
    public Set<String> fields() {
        return fields;
    }

    /**
     * The provider's write model: for {@code hubspot.contact} a flat object of properties, for {@code stripe.customer}
     * the nested parameters of a customer.
     *
     * @throws MappingException if the record cannot be mapped
     */
    public ObjectNode apply(Struct unified) {
        Struct meta = meta(unified);
        try {
            Scope scope = scope(unified, meta);
            ObjectNode written = builder.build(scope);
            if (written == null) {
                throw new MappingException(
                        object,
                        id(meta),
                        builder.missing(scope),
                        "is required in a write, but the record has no value for it");
            }
            return written;
        } catch (FieldFailure failure) {
            throw new MappingException(object, id(meta), failure.field(), failure.getMessage());
        }
    }

    /**
     * Names in {@link #apply}'s result that may fill a blank but not replace what the target has, such as a first name
     * that was only derived by splitting a full name.
     */
    public Set<String> fillsBlanksOnly(Struct unified) {
        Scope scope = scope(unified, meta(unified));
        Set<String> targets = new HashSet<>();
        for (ObjectBuilder.Assignment assignment : builder.assignments()) {
            if (assignment.fillsBlanksOnly() != null
                    && assignment.fillsBlanksOnly().holds(scope)) {
                targets.add(assignment.target());
            }
        }
        return targets;
    }

    private Struct meta(Struct unified) {
        Field meta = unified.schema().field(META);
        if (meta != null && unified.get(meta) instanceof Struct found) {
            return found;
        }
        throw new MappingException(object, null, META, "is required but missing; is this a unified record?");
    }

    private static Scope scope(Struct unified, Struct meta) {
        List<String> mask = meta.schema().field("field_mask") == null ? null : meta.getArray("field_mask");
        return Scope.writing(unified, mask == null ? null : new FieldMask(mask));
    }

    private static String id(Struct meta) {
        return meta.schema().field("source_id") == null ? null : meta.getString("source_id");
    }
}
