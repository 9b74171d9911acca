package io.connectivityfabric.connect.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What became of a record at the system it was written to, as it stands in the results topic: who wants to know under which
 * id a record's object is known there joins by {@link Key#record}. Why a record was refused is no part of it: the provider's
 * words may quote the record.
 *
 * @param key      which record, and where it went
 * @param objectId the object's id there; null if it is not known
 * @param result   what was done
 * @param writtenAt when this was written
 */
public record WriteResult(@JsonIgnore Key key, String objectId, Result result, Instant writtenAt) {

    /**
     * @param connector that wrote it
     * @param record the unified record's key
     * @param system it was written to
     * @param account there
     */
    public record Key(String connector, String record, String system, String account) {}

    /** What was done with a record. */
    public enum Result {
        CREATED,
        UPDATED,
        /** Nothing was sent: it was all there, or newer. */
        UNCHANGED,
        /** The provider refused it, and it is in the dead letter queue. */
        FAILED;

        /** As it stands in the topic. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
