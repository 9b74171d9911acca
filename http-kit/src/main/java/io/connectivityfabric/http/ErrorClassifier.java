package io.connectivityfabric.http;

/** A provider's own knowledge of what its error answers mean. Called for every status but 2xx; must not throw. */
@FunctionalInterface
public interface ErrorClassifier {

    Failure classify(HttpRequest request, HttpResponse response);
}
