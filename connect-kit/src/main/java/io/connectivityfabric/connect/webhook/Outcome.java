package io.connectivityfabric.connect.webhook;

import java.util.Locale;

/** How a request ended: what is answered, and under which name it is counted. */
enum Outcome {
    ACCEPTED(200, "accepted"),
    REPEATED(200, "accepted before"),
    LEFT_OUT(200, "nothing of it is for this connector"),
    SIGNATURE_MISSING(401, "the request is not signed"),
    SIGNATURE_MALFORMED(400, "the signature has not the form of one"),
    SIGNATURE_WRONG(401, "the signature is wrong"),
    SIGNATURE_TOO_OLD(401, "the signature is too old"),
    UNKNOWN_PATH(404, "nobody listens at this path"),
    WRONG_METHOD(405, "only POST is allowed"),
    BODY_TOO_SLOW(408, "the body took too long"),
    BODY_TOO_LARGE(413, "the body is too large"),
    BODY_BROKEN(400, "the body did not come whole"),
    QUEUE_FULL(503, "too many events at a time, send it again later"),
    PAUSED(503, "the connector does not take events now, send it again later"),
    STOPPING(503, "the connector stops, send it again later"),
    IN_PROGRESS(503, "this event is being written already, send it again later"),
    NOT_IN_TIME(503, "the event could not be written in time, send it again later"),
    FAILED(503, "the event could not be taken, send it again later");

    private final int status;
    private final String words;

    Outcome(int status, String words) {
        this.status = status;
        this.words = words;
    }

    int status() {
        return status;
    }

    /** For the answer's body; never anything of the request. */
    String words() {
        return words;
    }

    /** Whether the same request may be welcome later. */
    boolean mayBeSentAgain() {
        return status == 503;
    }

    /** The name of the counter: "signature-wrong". */
    String counter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
