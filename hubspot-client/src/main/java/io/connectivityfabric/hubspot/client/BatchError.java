package io.connectivityfabric.hubspot.client;

import java.util.List;
import java.util.Map;

/**
 * Why HubSpot did not do some inputs of a batch.
 *
 * @param category    {@code VALIDATION_ERROR}, {@code OBJECT_NOT_FOUND}, {@code CONFLICT}, ...
 * @param subCategory finer, null if it gave none
 * @param message     HubSpot's own, without credentials
 * @param context     what it refers to, by name
 */
public record BatchError(String category, String subCategory, String message, Map<String, List<String>> context) {

    /** The trace ids of the inputs at fault; empty if it does not say which. */
    public List<String> traceIds() {
        return context.getOrDefault("objectWriteTraceId", List.of());
    }

    /** The ids that were not found; empty if it is about something else. */
    public List<String> ids() {
        return context.getOrDefault("ids", List.of());
    }

    /** Category only: the message may quote a value. */
    @Override
    public String toString() {
        return category;
    }
}
