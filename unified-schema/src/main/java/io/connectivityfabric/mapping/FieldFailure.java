package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.ConversionException;

/** A conversion that failed, with the field it failed for: on its way up to where object and id are known. */
final class FieldFailure extends RuntimeException {

    private final String field;

    FieldFailure(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    static FieldFailure of(String field, ConversionException failure) {
        return new FieldFailure(field, failure.getMessage());
    }

    FieldFailure within(String outer) {
        return new FieldFailure(outer + "." + field, getMessage());
    }

    String field() {
        return field;
    }
}
