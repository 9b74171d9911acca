package io.connectivityfabric.hubspot.client;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param status  the HTTP status: 207 if some inputs failed
 * @param results objects read or written, in no particular order
 * @param errors  what failed; one error may stand for several inputs
 */
public record BatchResult(int status, List<HubSpotObject> results, List<BatchError> errors) {

    /** Counts only. */
    @Override
    public String toString() {
        return status + ": " + results.size() + " results, " + errors.size() + " errors";
    }
}
