package io.connectivityfabric.raw;

/** Record headers that sources set beside the raw envelope. */
public final class RawHeaders {

    /** Says which of the two copies of {@code output=both} a record is; see {@link #OUTPUT_RAW}. */
    public static final String OUTPUT = "fabric.output";

    /** Value of {@link #OUTPUT} on a record that is to stay raw: {@code Unify} on the source side passes it untouched. */
    public static final String OUTPUT_RAW = "raw";

    private RawHeaders() {}
}
