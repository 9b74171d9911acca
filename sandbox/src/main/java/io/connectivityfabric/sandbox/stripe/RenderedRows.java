package io.connectivityfabric.sandbox.stripe;

/**
 * Objects of a seed that have been rendered before, so that a benchmark that reads them does not measure how they are
 * made. As many as fit in a tenth of the heap are kept; what is beyond is made each time. Not for concurrent use.
 */
final class RenderedRows {
    private static final int PART_OF_HEAP = 10;

    private final byte[][] rows;
    private long room = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;

    RenderedRows(int count) {
        this.rows = new byte[count][];
    }

    /** Null if it is not kept. */
    byte[] get(int place) {
        return rows[place];
    }

    void keep(int place, byte[] row) {
        if (row.length <= room) {
            room -= row.length;
            rows[place] = row;
        }
    }
}
