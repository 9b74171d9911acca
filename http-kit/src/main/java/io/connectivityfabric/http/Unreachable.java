package io.connectivityfabric.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what it means that there was no answer, and which setting to look at. */
final class Unreachable {
    private final TransportSettings settings;
    private final String baseUrlSetting;

    Unreachable(TransportSettings settings, String baseUrlSetting) {
        this.settings = settings;
        this.baseUrlSetting = baseUrlSetting;
    }

    Failure classify(HttpRequest request, IOException e) {
        String where = where(request.uri());
        if (e instanceof BodyTooLargeException) {
            return Failure.fatal(error(
                    ApiException.Kind.PROTOCOL,
                    where + " sent an answer larger than http.max.body.bytes (" + settings.maxBodyBytes()
                            + "): raise it, or read smaller pages",
                    e));
        }
        if (causedBy(e, CertificateException.class) || e instanceof SSLPeerUnverifiedException) {
            return Failure.fatal(error(
                    ApiException.Kind.UNREACHABLE,
                    "The certificate of " + where + " is not trusted: check " + baseUrlSetting
                            + ", and name the certificate to trust in http.truststore.location",
                    e));
        }
        if (refusedByProxy(e)) {
            return Failure.fatal(proxyRefusal(e));
        }
        ApiException error =
                error(ApiException.Kind.UNREACHABLE, "Cannot reach " + where + " (" + reason(e) + "): " + advice(e), e);
        return neverSent(e) ? Failure.notProcessed(error) : Failure.passing(error);
    }

    /** A 407 that came as an answer: plain HTTP through a proxy. */
    ApiException proxyRefusal(IOException cause) {
        return ApiException.of(
                        ApiException.Kind.AUTH,
                        "The proxy " + settings.proxy()
                                + " wants credentials (407): check http.proxy.user and http.proxy.password")
                .status(407)
                .cause(cause)
                .build();
    }

    /** Any 1xx or 3xx: no provider's API answers so. */
    ApiException redirect(HttpRequest request, HttpResponse response) {
        String to = response.header("Location").map(Unreachable::hostOf).orElse("nowhere");
        return ApiException.of(
                        ApiException.Kind.PROTOCOL,
                        where(request.uri()) + " answered with a redirect (" + response.status() + ") to " + to
                                + ", which is not followed: check " + baseUrlSetting)
                .status(response.status())
                .build();
    }

    private static String hostOf(String location) {
        try {
            String host = new URI(location).getHost();
            return host == null ? "another path" : host;
        } catch (URISyntaxException e) {
            return "something that is no address";
        }
    }

    private static ApiException error(ApiException.Kind kind, String message, IOException cause) {
        return ApiException.of(kind, message).cause(cause).build();
    }

    private String where(URI uri) {
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        return settings.proxy() == null ? host : host + " through the proxy " + settings.proxy();
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the name is unknown";
        }
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        if (e instanceof NoRouteToHostException) {
            return "no route";
        }
        if (e instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private String advice(IOException e) {
        if (e instanceof InterruptedIOException) {
            return "check " + baseUrlSetting + ", or raise http.connect.timeout.ms, http.read.timeout.ms or"
                    + " http.call.timeout.ms";
        }
        String proxy = settings.proxy() == null ? ", and http.proxy.host if a proxy is needed" : " and http.proxy.host";
        return "check " + baseUrlSetting + proxy;
    }

    private static boolean neverSent(IOException e) {
        return e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage()).contains("onnect");
    }

    /** What OkHttp throws when the proxy refuses to open a tunnel. */
    private static boolean refusedByProxy(IOException e) {
        return String.valueOf(e.getMessage()).contains("authenticate with proxy")
                || String.valueOf(e.getMessage()).contains("CONNECT: 407");
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
