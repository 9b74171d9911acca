package io.connectivityfabric.connect.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One port with HTTP/1.1 and HTTP/2, plain or with TLS, for all tasks of this worker that are set to it. */
final class Listener implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final int HEAD_BYTES = 16 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final int KEYSTORE_LOOK_SECONDS = 1;

    private final Sites sites = new Sites();
    private final Server server;
    private final ServerConnector connector;
    private final WebhookHandler handler;
    private final NetworkConnectionLimit connections;

    /**
     * Begins to listen.
     *
     * @throws ConnectException if it cannot be; the message names the setting
     */
    Listener(ListenerSettings settings) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("webhooks-" + settings.port());
        threads.setDaemon(true);
        this.server = new Server(threads);
        SlowHeads slowHeads = new SlowHeads(settings.headerTimeout(), System::nanoTime);
        this.handler = new WebhookHandler(sites, slowHeads);
        this.connector = new ServerConnector(server, factories(settings, slowHeads));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        this.connections = new NetworkConnectionLimit(settings.maxConnections(), connector);
        server.addConnector(connector);
        server.addBean(connections);
        server.setHandler(handler);
        server.setErrorHandler(Listener::plainError);
        server.setStopTimeout(0);
        start(settings);
        lookAfter(slowHeads);
    }

    private static ConnectionFactory[] factories(ListenerSettings settings, SlowHeads slowHeads) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        http1.addEventListener(slowHeads);
        if (settings.tls() == null) {
            return new ConnectionFactory[] {http1, new HTTP2CServerConnectionFactory(http)};
        }
        // No check of the host name: the provider asked for it already, and a proxy may forward another one.
        http.addCustomizer(new SecureRequestCustomizer(false));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        List<ConnectionFactory> factories = new ArrayList<>();
        factories.add(new SslConnectionFactory(certificates(settings.tls()), alpn.getProtocol()));
        factories.add(alpn);
        factories.add(new HTTP2ServerConnectionFactory(http));
        factories.add(http1);
        return factories.toArray(ConnectionFactory[]::new);
    }

    private static SslContextFactory.Server certificates(ListenerSettings.Tls tls) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(tls.keystore().toAbsolutePath().toString());
        ssl.setKeyStoreType(tls.type());
        ssl.setKeyStorePassword(tls.password());
        KeyStoreScanner renewals = new KeyStoreScanner(ssl);
        renewals.setScanInterval(KEYSTORE_LOOK_SECONDS);
        ssl.addBean(renewals);
        return ssl;
    }

    private static boolean plainError(
            Request request, org.eclipse.jetty.server.Response response, org.eclipse.jetty.util.Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        String words = "status " + response.getStatus() + "\n";
        response.write(true, ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private void start(ListenerSettings settings) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new ConnectException(trouble(settings, e), e);
        }
    }

    private static String trouble(ListenerSettings settings, Exception cause) {
        boolean bind = cause instanceof IOException && settings.tls() == null
                || String.valueOf(cause.getMessage()).contains("bind");
        return bind
                ? "Nobody can listen at port " + settings.port() + ": " + cause.getMessage() + ". Set "
                        + ListenerConfig.PORT + " to a port that is free on every worker, and " + ListenerConfig.HOST
                        + " to an address of the worker or to nothing"
                : "The listener cannot start: " + cause.getMessage() + ". Check " + ListenerConfig.KEYSTORE_LOCATION
                        + ", " + ListenerConfig.KEYSTORE_PASSWORD + " and " + ListenerConfig.KEYSTORE_TYPE;
    }

    private void lookAfter(SlowHeads slowHeads) {
        connector
                .getScheduler()
                .schedule(
                        () -> {
                            slowHeads.closeSlow();
                            lookAfter(slowHeads);
                        },
                        slowHeads.interval().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    Sites sites() {
        return sites;
    }

    /** The port that it listens at. */
    int port() {
        return connector.getLocalPort();
    }

    long openConnections() {
        return connections.getNetworkConnectionCount();
    }

    long unknownPaths() {
        return handler.unknownPaths();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The listener at port " + port() + " did not stop", e);
        }
    }
}
