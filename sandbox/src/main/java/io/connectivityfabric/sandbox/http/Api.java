package io.connectivityfabric.sandbox.http;

/** What answers requests on one port. Called from many threads. */
public interface Api {
    ApiResponse answer(ApiRequest request);

    /**
     * The error with which this API would answer if it failed in this way.
     *
     * @param reason of a 429, or null for the usual one
     */
    ApiResponse failure(int status, String reason);

    /** Carries the request out, but answers as if it had failed. */
    default ApiResponse answerButFail(ApiRequest request, int status, String reason) {
        return failure(status, reason).routed(answer(request).route());
    }
}
