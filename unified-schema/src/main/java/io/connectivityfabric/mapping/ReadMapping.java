package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.ConversionException;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Turns one object type of one provider into a unified record. Safe for use by many threads. */
public final class ReadMapping {

    private final String object;
    private final Entity entity;
    private final Field meta;
    private final RecordBuilder fields;
    private final MetaBuilder metaBuilder;
    private final ContentHash hash;
    private final Condition takes;
    private final Carried carries;
    private final Expr deleted;
    private final Expr id;
    private final PathsRead paths;
    private final Outline outline;

    /**
     * @param object system and object, such as {@code stripe.customer}
     * @param takes which objects of the type it is for; null if for all
     * @param carries the object that one of these carries; null if they are no events
     * @param deleted says whether the object itself tells that it is gone; null if it never does
     * @param id the object's id
     */
    ReadMapping(
            String object,
            Entity entity,
            RecordBuilder fields,
            MetaBuilder metaBuilder,
            Condition takes,
            Carried carries,
            Expr deleted,
            Expr id,
            PathsRead paths) {
        this(object, entity, fields, metaBuilder, takes, carries, deleted, id, paths, paths.outline());
    }

    private ReadMapping(
            String object,
            Entity entity,
            RecordBuilder fields,
            MetaBuilder metaBuilder,
            Condition takes,
            Carried carries,
            Expr deleted,
            Expr id,
            PathsRead paths,
            Outline outline) {
        this.object = object;
        this.entity = entity;
        this.meta = Slots.of(entity.schema(), "meta");
        this.fields = fields;
        this.metaBuilder = metaBuilder;
        this.hash = new ContentHash(entity.schema());
        this.takes = takes;
        this.carries = carries;
        this.deleted = deleted;
        this.id = id;
        this.paths = paths;
        this.outline = outline;
    }

    /** The same one, but what it parses is whole enough for others as well. */
    ReadMapping parsing(Outline whole) {
        return new ReadMapping(object, entity, fields, metaBuilder, takes, carries, deleted, id, paths, whole);
    }

    /** What it keeps of an object that it parses. */
    Outline outline() {
        return outline;
    }

    /** Name of the entity it makes: {@code customer}. */
    public String entity() {
        return entity.entityName();
    }

    /** The entity it makes. */
    public Entity target() {
        return entity;
    }

    /** Schema of what {@link #apply} makes: always the same instance. */
    public Schema schema() {
        return entity.schema();
    }

    /**
     * Keys of the provider's object that this mapping reads below {@code parent}, such as the names of HubSpot's
     * properties below {@code properties}: what a source must ask for.
     */
    public Set<String> keysBelow(String parent) {
        return paths.allBelow(List.of(parent));
    }

    /**
     * Unified fields that a value of the provider's object goes into, in order: {@code address.line1} and {@code
     * address.line2} of HubSpot's {@code address} below {@code properties}. The provider's own name of one that goes nowhere.
     *
     * @param parent key that the place is below; empty for the object itself
     */
    Set<String> fieldsFrom(String parent, List<Object> place) {
        Set<String> fields = wholeLists(paths.filledFrom(below(parent, place)));
        return fields.isEmpty() ? Set.of(Leaves.name(place)) : fields;
    }

    private static List<Object> below(String parent, List<Object> place) {
        if (parent.isEmpty()) {
            return place;
        }
        List<Object> path = new ArrayList<>(List.of(parent));
        path.addAll(place);
        return path;
    }

    /** The same fields without meta, and a list of records in the place of fields of its entries. */
    private Set<String> wholeLists(Set<String> fields) {
        Set<String> whole = new TreeSet<>();
        for (String field : fields) {
            String first = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
            if (!first.equals(meta.name())) {
                boolean list = schema().field(first).schema().type() == Schema.Type.ARRAY;
                whole.add(list ? first : field);
            }
        }
        return whole;
    }

    /**
     * The id of an object that comes without an envelope.
     *
     * @throws MappingException if the text is no JSON object or has no id
     */
    public String idOf(String payload) {
        ObjectNode json = PayloadParser.parse(object, null, payload, outline);
        try {
            Object found = id.eval(Scope.reading(json, false, null));
            String text = found instanceof Absent ? null : Scalars.text(found);
            if (Scalars.isBlank(text)) {
                throw new MappingException(object, null, "id", "is required but missing");
            }
            return text;
        } catch (ConversionException failure) {
            throw new MappingException(object, null, "id", failure.getMessage());
        } catch (FieldFailure failure) {
            throw new MappingException(object, null, "id." + failure.field(), failure.getMessage());
        }
    }

    /**
     * The unified record of an object.
     *
     * @throws MappingException if the object cannot be mapped
     */
    public Struct apply(RawRecord raw) {
        return apply(raw, parse(raw));
    }

    /**
     * What is in an envelope, as far as the mappings of its object type look at it; an object without anything if there is
     * nothing in it.
     *
     * @throws MappingException if it is no JSON object
     */
    ObjectNode parse(RawRecord raw) {
        return raw.payload() == null
                ? JsonNodeFactory.instance.objectNode()
                : PayloadParser.parse(object, raw.id(), raw.payload(), outline);
    }

    /** Whether it is for all objects of its type, whatever is in them. */
    boolean takesAll() {
        return takes == null;
    }

    /** Whether it is for this object: of some types, only a part is what the mapping makes of them. */
    boolean takes(RawRecord raw, ObjectNode json) {
        try {
            return takes == null || takes.holds(Scope.reading(json, isDeleted(raw, json), raw));
        } catch (ConversionException failure) {
            throw new MappingException(object, raw.id(), "source.when", failure.getMessage());
        } catch (FieldFailure failure) {
            throw new MappingException(object, raw.id(), failure.field(), failure.getMessage());
        }
    }

    /** The object that an event carries; nothing of anything else. */
    Optional<RawRecord> carried(RawRecord raw, ObjectNode json) {
        try {
            return carries == null ? Optional.empty() : carries.of(raw, json);
        } catch (ConversionException failure) {
            throw new MappingException(object, raw.id(), "carries", failure.getMessage());
        } catch (FieldFailure failure) {
            throw new MappingException(object, raw.id(), "carries." + failure.field(), failure.getMessage());
        }
    }

    /** The unified record of an object that is parsed already. */
    Struct apply(RawRecord raw, ObjectNode json) {
        try {
            String survivor = raw.operation() == Operation.MERGE ? survivor(raw, json) : null;
            // The survivor has a record of its own: none of what it is belongs to the one that was merged away.
            ObjectNode own = survivor == null ? json : JsonNodeFactory.instance.objectNode();
            Scope scope = Scope.reading(own, isDeleted(raw, own), raw);
            Struct record = fields.newStruct();
            boolean saysSomething = fields.fill(record, scope);
            Struct built = metaBuilder.begin(raw, scope);
            // A struct is validated whenever it is put: the less there is in it, the better. What follows is, as it is
            // put.
            record.put(meta, built);
            metaBuilder.complete(built, raw, scope, saysSomething, hash.of(record));
            if (survivor != null) {
                built.put("merged_into_id", survivor);
            }
            if (raw.payload() == null) {
                built.put("field_mask", List.of());
            } else if (raw.operation() == Operation.PATCH) {
                built.put(
                        "field_mask",
                        List.copyOf(wholeLists(
                                paths.filledWhollyFrom(Leaves.of(json).keySet()))));
            }
            return record;
        } catch (FieldFailure failure) {
            throw new MappingException(object, raw.id(), failure.field(), failure.getMessage());
        }
    }

    private String survivor(RawRecord raw, ObjectNode json) {
        try {
            Object found = id.eval(Scope.reading(json, false, raw));
            String text = found instanceof Absent ? null : Scalars.text(found);
            return Scalars.isBlank(text) || text.equals(raw.id()) ? null : text;
        } catch (ConversionException failure) {
            throw FieldFailure.of("id", failure);
        }
    }

    private boolean isDeleted(RawRecord raw, ObjectNode json) {
        if (raw.operation() == Operation.RESTORE) {
            return false;
        }
        if (raw.operation() == Operation.DELETE || raw.operation() == Operation.MERGE) {
            return true;
        }
        try {
            return deleted != null && Boolean.TRUE.equals(deleted.eval(Scope.reading(json, false, raw)));
        } catch (ConversionException failure) {
            throw FieldFailure.of("meta.deleted", failure);
        }
    }
}
