package io.connectivityfabric.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.it.support.DemoProcess;
import io.connectivityfabric.it.support.RawEntry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code fabric demo} as a user runs it. */
class DemoIT {
    private static final int CUSTOMERS = 300;
    private static final int CONTACTS = 100;
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void everyObjectArrivesExactlyOnceAndNothingStaysBehind() throws Exception {
        Path json = directory.resolve("out.json");
        try (DemoProcess demo = start(
                "--customers",
                Integer.toString(CUSTOMERS),
                "--contacts",
                Integer.toString(CONTACTS),
                "--json",
                json.toString())) {
            assertThat(demo.awaitEnd(DEADLINE)).as(demo::output).isZero();
            demo.assertNothingIsLeft();
            demo.assertDirectoryIsTidy();
        }

        JsonNode result = RawEntry.parse(Files.readString(json));
        assertThat(result.path("ok").asBoolean()).isTrue();
        Map<String, JsonNode> topics = result.path("topics").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(topics).hasSizeGreaterThanOrEqualTo(4);
        assertThat(topics).allSatisfy((name, topic) -> {
            assertThat(topic.path("expected").asLong()).isPositive();
            assertThat(topic.path("found")).isEqualTo(topic.path("expected"));
            assertThat(topic.path("missing").asLong(-1)).isZero();
            assertThat(topic.path("duplicates").asLong(-1)).isZero();
        });
        assertThat(topics.entrySet())
                .filteredOn(topic -> topic.getKey().endsWith("stripe.customers"))
                .extracting(topic -> topic.getValue().path("expected").asInt())
                .anyMatch(expected -> expected >= CUSTOMERS);
        assertThat(result.path("wall_ms").asLong()).isPositive();
        assertThat(result.path("records_per_second").asDouble()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void anEndInTheMiddleLeavesNothing(DemoProcess.Signal signal) throws Exception {
        assumeTrue(
                signal != DemoProcess.Signal.INT || DemoProcess.canBeInterrupted(),
                "this JVM was started with SIGINT ignored");
        // More than it can read before the signal comes.
        try (DemoProcess demo = start("--customers", "100000", "--contacts", "50000")) {
            demo.awaitChildren(4, DEADLINE);
            demo.send(signal);
            assertThat(demo.awaitEnd(Duration.ofSeconds(30))).isNotZero();
            demo.assertNothingIsLeft();
            if (signal == DemoProcess.Signal.INT) {
                demo.assertDirectoryIsTidy();
            }
        }
    }

    @Test
    void aTakenPortIsNamedWithItsFlag() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoProcess demo = start("--kafka-port", Integer.toString(taken.getLocalPort()))) {
            assertThat(demo.awaitEnd(Duration.ofSeconds(60))).isNotZero();
            assertThat(demo.output())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("--kafka-port");
            demo.assertNothingIsLeft();
        }
    }

    private DemoProcess start(String... arguments) throws Exception {
        return DemoProcess.start(directory, List.of(arguments));
    }
}
