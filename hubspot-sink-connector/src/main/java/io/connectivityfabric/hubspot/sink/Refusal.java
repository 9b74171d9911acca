package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.hubspot.client.BatchError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why HubSpot did not take one input of a batch.
 *
 * @param status HTTP status of the answer; 207 if only some inputs were refused
 * @param category HubSpot's error category
 * @param message in HubSpot's words
 * @param correlationId what HubSpot's support asks for; null if it was not given
 */
record Refusal(int status, String category, String message, String correlationId) {

    private static final Pattern EXISTING_ID = Pattern.compile("Existing ID: (\\d+)");

    static Refusal of(int status, BatchError error) {
        return new Refusal(status, error.category(), orEmpty(error.message()), null);
    }

    static Refusal of(ApiException refused) {
        return new Refusal(refused.status(), refused.code(), refused.getMessage(), refused.requestId());
    }

    private static String orEmpty(String message) {
        return message == null ? "" : message;
    }

    /** Another contact has a value that must be unique, such as the e-mail address. */
    boolean isConflict() {
        return "CONFLICT".equals(category)
                || status == 409
                || message.contains("already exists")
                || message.contains("CONFLICTING_UNIQUE_VALUE");
    }

    boolean isNotFound() {
        return "OBJECT_NOT_FOUND".equals(category);
    }

    boolean isUnknownProperty() {
        return message.contains("PROPERTY_DOESNT_EXIST");
    }

    /** The batch as a whole was refused, and {@code property} has to do with it. */
    boolean isCallRefusedFor(String property) {
        return status == 400 && message.contains(property);
    }

    /** The id of the contact in the way, if HubSpot names it. */
    Optional<String> existingId() {
        Matcher matcher = EXISTING_ID.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** For the dead letter queue, always in this form. */
    RejectedRecordException asRejection(ContactWrite write) {
        return RejectedRecordException.byProvider(
                "HubSpot rejected the contact of record " + write.fabricId(), message, status, category, correlationId);
    }
}
