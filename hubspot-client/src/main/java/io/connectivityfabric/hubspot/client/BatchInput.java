package io.connectivityfabric.hubspot.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One object of a batch write.
 *
 * @param id         the record id, or the value of the id property; null when creating
 * @param properties what to write: name to value, {@code ""} clears; what is not named stays
 * @param traceId    unique in its batch; HubSpot gives it back with the object's result or error. With one on every input
 *                   a bad object does not take the others along (answer 207)
 */
public record BatchInput(String id, Map<String, String> properties, String traceId) {

    public BatchInput {
        Objects.requireNonNull(traceId, "traceId");
        properties = new LinkedHashMap<>(properties);
    }

    /** Id and number of properties: the values are personal data, and so may the id be. */
    @Override
    public String toString() {
        return "input " + traceId + " with " + properties.size() + " properties";
    }
}
