package io.connectivityfabric.it.conformance;

/**
 * A request and its answer, as far as a document speaks of them.
 *
 * @param query as sent, without the question mark; empty if there is none
 * @param contentType without parameters; empty if there is none
 */
record Exchange(
        String method,
        String path,
        String query,
        boolean authorized,
        String contentType,
        byte[] requestBody,
        int status,
        byte[] responseBody) {}
