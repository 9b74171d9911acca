package io.connectivityfabric.sandbox.stripe.objects;

import java.util.Optional;

/** Something that differs from object to object: a Long, a Double, a String, a Boolean or null. */
interface Value {
    Object of(Row row);

    /** If it is another object's id: how it leads there. */
    default Optional<Reference> reference() {
        return Optional.empty();
    }
}
