package io.connectivityfabric.sandbox.stripe.objects;

import java.util.stream.LongStream;

/** Leads from each object of one resource to at most one of another, and back. */
public interface Reference {
    long NONE = -1;

    /** Where it leads to. */
    Seed to();

    /** The number of the object that object n refers to, or {@link #NONE}. */
    long target(long n);

    /** The numbers of the first objects that refer to this one, in no order. */
    LongStream sources(long target);
}
