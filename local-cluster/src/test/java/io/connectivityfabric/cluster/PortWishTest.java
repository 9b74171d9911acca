package io.connectivityfabric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortWishTest {
    @Test
    void takesTheUsualPortWhenItIsFree() {
        int free = PortWish.any().choose();

        assertThat(PortWish.usually(free).choose()).isEqualTo(free);
    }

    @Test
    void takesAnotherPortWhenTheUsualOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortWish.usually(taken.getLocalPort()).choose())
                    .isNotEqualTo(taken.getLocalPort())
                    .isPositive();
        }
    }

    @Test
    void seesAPortThatIsTakenOnAllInterfaces() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(PortWish.usually(taken.getLocalPort()).choose()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void saysWhichFixedPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortWish.exactly(taken.getLocalPort(), "--kafka-port")
                            .choose())
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("taken")
                    .hasMessageContaining("--kafka-port");
        }
    }
}
