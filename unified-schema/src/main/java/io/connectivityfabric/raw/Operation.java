package io.connectivityfabric.raw;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a source says happened to an object of a provider. */
public enum Operation {
    /** Read in its present state, by a backfill or a sweep. */
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** Merged into another object of the same type, which goes on living under its own id. */
    MERGE,
    /** Taken back out of the provider's archive. */
    RESTORE,
    /** Changed in what the payload holds; what it does not hold is not known. */
    PATCH,
    /** Deleted with all that is known about it, such as at a person's wish: nothing may be left of it. */
    PURGE;

    /** Whether the object is not there any more. */
    public boolean isEnd() {
        return this == DELETE || this == MERGE || this == PURGE;
    }

    /** The name in a record: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The operation of a wire name, in any case.
     *
     * @throws IllegalArgumentException naming the known operations
     */
    public static Operation of(String wireName) {
        for (Operation operation : values()) {
            if (operation.name().equalsIgnoreCase(wireName)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("Unknown operation '" + wireName + "'; known are "
                + Arrays.stream(values()).map(Operation::wireName).collect(Collectors.joining(", ")));
    }
}
