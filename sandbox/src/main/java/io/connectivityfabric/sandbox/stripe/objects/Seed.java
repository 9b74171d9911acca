package io.connectivityfabric.sandbox.stripe.objects;

import io.connectivityfabric.sandbox.json.JsonBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The objects of one resource in one account as they are at first. Object n is the same for the same seed, whoever asks
 * and however many there are; none is kept. Numbers beyond the count are for objects that are made later.
 */
public interface Seed {
    int count();

    String id(long n);

    /** The number of the object with this id, whether or not there are so many; empty if it is not an id of these. */
    OptionalLong number(String id);

    /** In seconds since 1970. */
    long created(long n);

    /** The object as one complete JSON object, without the lists within. */
    void render(long n, long created, JsonBuffer json);

    /** A value of object n by its name in the resource's file: a Long, a String, a Boolean or null. */
    Object value(long n, String name);

    /** What object n holds at a field; empty if only the rendered object can tell. */
    Optional<Field> field(String field);

    /** The field of every object. */
    interface Field {
        /** A Long, a Double, a String, a Boolean or null. */
        Object of(long n);

        /** Which objects it leads from and to; empty if it does not refer to others. */
        Optional<Reference> reference();
    }
}
