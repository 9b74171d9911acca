package io.connectivityfabric.mapping;

/** Why a rule has no value, where that is not the same as a value of null. */
enum Absent {
    /** The record's field mask leaves the field out: nothing is known about it. */
    NOT_ASSERTED,
    /** The rule's condition does not hold. */
    NOT_APPLICABLE
}
