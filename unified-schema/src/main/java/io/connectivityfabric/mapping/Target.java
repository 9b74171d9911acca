package io.connectivityfabric.mapping;

import org.apache.kafka.connect.data.Schema;

/**
 * What a rule is to fill.
 *
 * @param field as a path, for messages
 * @param schema of a unified field; null for a provider's field, which may be any JSON
 * @param vocabulary that the field takes its values from, or null
 */
record Target(String field, Schema schema, String vocabulary) {

    static Target json(String field) {
        return new Target(field, null, null);
    }

    /** A target of the same kind for a part of a rule, such as a text of a join. */
    Target part(Schema partSchema) {
        return new Target(field, partSchema, null);
    }

    /** What it takes; {@link ValueType#ANY} for JSON. */
    ValueType type() {
        return schema == null ? ValueType.ANY : ValueType.of(schema);
    }
}
