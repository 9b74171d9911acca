package io.connectivityfabric.connect.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * How a stream of a task is doing, as it stands in the status topic. Figures count from the start of the task.
 *
 * @param key             which one
 * @param tenant          whose
 * @param system          the provider
 * @param account         the provider's account; null until it is known
 * @param phase           what the task does with it
 * @param rangesDone      parts of the history that have been read
 * @param rangesTotal     those and the ones still to be read; a part may be cut in two on the way
 * @param rows            objects of the history read, by earlier runs as well
 * @param records         handed to Kafka
 * @param bytes           of payload handed to Kafka
 * @param apiCalls        of the whole task
 * @param rateLimitWaitMs for how long calls of the whole task have waited for the rate limit, in all
 * @param lagSeconds      how far reading changes is behind the present; null until they are read
 * @param lastError       why it failed; null if it did not
 * @param startedAt       when the task was started
 * @param updatedAt       when this was written
 */
public record StreamStatus(
        @JsonIgnore Key key,
        String tenant,
        String system,
        String account,
        Phase phase,
        long rangesDone,
        long rangesTotal,
        long rows,
        long records,
        long bytes,
        long apiCalls,
        long rateLimitWaitMs,
        Long lagSeconds,
        String lastError,
        Instant startedAt,
        Instant updatedAt) {

    /** What a status is of. */
    public record Key(String connector, int task, String stream) {}

    /** What a task does with a stream. */
    public enum Phase {
        /** Finds out where to begin. */
        STARTING,
        /** Reads its history, and changes beside it. */
        BACKFILL,
        /** Reads its changes. */
        LIVE,
        /** Was asked to stop: by a stop, a restart, a new configuration or the end of the worker. */
        STOPPED,
        /** Stopped for an error. */
        FAILED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
