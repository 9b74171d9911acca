package io.connectivityfabric.sandbox.http;

/** What answers requests on one port. Called from many threads. */
public interface Api {
    ApiResponse answer(ApiRequest request);

    /** The error with which this API would answer if it failed in this way. */
    ApiResponse failure(int status);

    /** Carries the request out, but answers as if it had failed. */
    default ApiResponse answerButFail(ApiRequest request, int status) {
        return failure(status).routed(answer(request).route());
    }
}
