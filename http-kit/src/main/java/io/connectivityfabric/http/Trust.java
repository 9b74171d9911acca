package io.connectivityfabric.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Loads the certificates to trust. */
final class Trust {

    private Trust() {}

    static void apply(TrustSettings trust, OkHttpClient.Builder builder) {
        try {
            X509TrustManager manager = manager(load(trust));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            builder.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "Cannot read the truststore " + trust.truststore() + " as " + trust.type() + " (" + reason(e)
                            + "): check http.truststore.location, http.truststore.type and http.truststore.password",
                    e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.getMessage();
    }

    private static KeyStore load(TrustSettings trust) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(trust.truststore())) {
            String type = trust.type().toUpperCase(Locale.ROOT);
            return switch (type) {
                case "PEM" -> pem(in);
                case "PKCS12", "JKS" -> {
                    KeyStore store = KeyStore.getInstance(type);
                    store.load(
                            in,
                            trust.password() == null ? null : trust.password().toCharArray());
                    yield store;
                }
                default -> throw new GeneralSecurityException("the type must be PKCS12, JKS or PEM");
            };
        }
    }

    private static KeyStore pem(InputStream in) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            store.setCertificateEntry("certificate-" + number++, certificate);
        }
        return store;
    }

    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        if (store.size() == 0) {
            // Without this the first call would fail with a riddle about trust anchors.
            throw new GeneralSecurityException("it holds no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("the JVM offers no X.509 trust manager");
    }
}
