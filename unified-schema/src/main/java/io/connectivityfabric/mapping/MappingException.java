package io.connectivityfabric.mapping;

/**
 * A record that cannot be mapped. Its message names the object, its id and the field, and never holds anything of the
 * payload, since it ends up in logs and dead-letter headers.
 */
public final class MappingException extends RuntimeException {

    private final String object;
    private final String id;
    private final String field;

    /**
     * @param object system and object, such as {@code stripe.customer}
     * @param id the provider's id, or null if it is not known
     * @param field the field that could not be mapped, or null if it is the record as a whole
     * @param reason what is wrong, without any value of the payload
     */
    public MappingException(String object, String id, String field, String reason) {
        super("Cannot map " + object + " " + (id == null ? "(without id)" : id)
                + (field == null ? "" : ", field '" + field + "'") + ": " + reason);
        this.object = object;
        this.id = id;
        this.field = field;
    }

    /** System and object, such as {@code stripe.customer}. */
    public String object() {
        return object;
    }

    /** The provider's id; null if it is not known. */
    public String id() {
        return id;
    }

    /** The field that could not be mapped; null if it is the record as a whole. */
    public String field() {
        return field;
    }
}
