package io.connectivityfabric.sandbox.http;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One API on one port of 127.0.0.1. */
public final class LocalServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final String name;
    private final Server server;
    private final ServerConnector connector;

    private LocalServer(String name, Server server, ServerConnector connector) {
        this.name = name;
        this.server = server;
        this.connector = connector;
    }

    /** The requests' surroundings that all servers of a sandbox share. */
    public record Surroundings(
            Api admin, Faults faults, Traffic traffic, Supplier<Duration> latency, InstantSource clock) {}

    /**
     * Takes a port, without serving yet: callers wait until {@link #serve}.
     *
     * @param port 0 takes a free one
     * @param flag the command line flag that sets the port, for the message if it is taken
     * @throws PortTakenException if another program listens there
     */
    public static LocalServer bind(String name, int port, String flag) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("sandbox-" + name);
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setStopTimeout(0);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // The sandbox has a clock of its own.
        http.setSendDateHeader(false);
        // Lists of hundreds of properties in the query are common.
        http.setRequestHeaderSize(32 * 1024);
        // A page of answers leaves in few writes.
        http.setOutputBufferSize(64 * 1024);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            connector.close();
            throw causedByBind(e) ? new PortTakenException(name, port, flag, e) : notStarted(name, e);
        }
        return new LocalServer(name, server, connector);
    }

    public void serve(Api api, Surroundings around) {
        server.setHandler(new ApiHandler(name, api, around));
        try {
            server.start();
        } catch (Exception e) {
            throw notStarted(name, e);
        }
    }

    private static IllegalStateException notStarted(String name, Exception cause) {
        return new IllegalStateException(
                "The sandbox's " + name + " server did not start: " + cause.getMessage(), cause);
    }

    private static boolean causedByBind(Throwable e) {
        return e instanceof BindException || (e instanceof IOException && e.getCause() instanceof BindException);
    }

    public int port() {
        return connector.getLocalPort();
    }

    public String url() {
        return "http://" + HOST + ":" + port();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox's server on port " + port() + " did not stop", e);
        } finally {
            connector.close();
        }
    }
}
