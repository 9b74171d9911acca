package io.connectivityfabric.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Which port a process should listen on.
 *
 * @param port the wished port; 0 for any
 * @param setBy the flag or setting that asks for this port and no other; null if another will do
 */
public record PortWish(int port, String setBy) {
    /** This port if it is free, else another one. */
    public static PortWish usually(int port) {
        return new PortWish(port, null);
    }

    /**
     * This port and no other.
     *
     * @param setBy the flag or setting that asks for it, for the message when it is taken
     */
    public static PortWish exactly(int port, String setBy) {
        return new PortWish(port, setBy);
    }

    /** Any free port. */
    public static PortWish any() {
        return new PortWish(0, null);
    }

    /**
     * A port on 127.0.0.1 that is free now.
     *
     * @throws ClusterException if the port is fixed and taken
     */
    public int choose() {
        if (port != 0 && isFree(port)) {
            return port;
        }
        if (fixed()) {
            throw new ClusterException("Port " + port
                    + " on 127.0.0.1 is taken: stop what listens there, or choose another with " + setBy);
        }
        return free();
    }

    /** What to wish for after a process found its port taken between the choice and its start. */
    PortWish afterCollision() {
        return fixed() ? this : any();
    }

    /** Whether no other port will do. */
    boolean fixed() {
        return setBy != null;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ClusterException("No free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
