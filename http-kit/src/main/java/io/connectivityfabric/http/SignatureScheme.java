package io.connectivityfabric.http;

import java.time.Instant;

/** How a provider signs what it sends. */
public interface SignatureScheme {

    /** What a signature says of a request. */
    enum Verdict {
        GENUINE,
        /** There is none. */
        MISSING,
        /** It does not have the form of one. */
        MALFORMED,
        /** It is somebody else's, or about something else. */
        WRONG,
        /** It was right once: the request is sent again by whoever saw it. */
        TOO_OLD
    }

    /**
     * Looks whether a request is the provider's.
     *
     * @param now by our clock
     */
    Verdict verify(SignedRequest request, Instant now);
}
