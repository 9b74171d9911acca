package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.v1.ContactPoint;
import io.connectivityfabric.unified.v1.Money;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/** What a rule gives and a field takes. */
enum ValueType {
    /** Whatever a provider's JSON holds at a path. */
    ANY("any value"),
    TEXT("text"),
    BOOLEAN("true or false"),
    NUMBER("a whole number"),
    FRACTION("a number with a fraction"),
    TIME("a time"),
    MONEY("money"),
    CONTACT_POINTS("contact points"),
    TEXT_LIST("a list of texts"),
    TEXT_MAP("a map of texts"),
    RECORD("a record"),
    RECORDS("a list of records"),
    /** What a shared mapping or the rest of a map makes in a write. */
    OBJECT("an object");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** For messages. */
    String words() {
        return words;
    }

    /** Whether it is a single value that has a plain text. */
    boolean isSingle() {
        return this == TEXT || this == BOOLEAN || this == NUMBER || this == FRACTION;
    }

    /** Whether it is several values in their order. */
    boolean isList() {
        return this == TEXT_LIST || this == CONTACT_POINTS || this == RECORDS;
    }

    static ValueType of(Schema schema) {
        if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
            return TIME;
        }
        return switch (schema.type()) {
            case STRING -> TEXT;
            case BOOLEAN -> BOOLEAN;
            case INT32, INT64 -> NUMBER;
            case FLOAT64 -> FRACTION;
            case MAP -> TEXT_MAP;
            case STRUCT -> Money.getClassSchema().getFullName().equals(schema.name()) ? MONEY : RECORD;
            case ARRAY -> listOf(schema.valueSchema());
            default -> throw new IllegalArgumentException("No mapping can fill a field of type " + schema.type());
        };
    }

    private static ValueType listOf(Schema element) {
        if (element.type() == Schema.Type.STRING) {
            return TEXT_LIST;
        }
        return ContactPoint.getClassSchema().getFullName().equals(element.name()) ? CONTACT_POINTS : RECORDS;
    }
}
