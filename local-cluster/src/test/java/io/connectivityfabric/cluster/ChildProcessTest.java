package io.connectivityfabric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path dir;

    /** A child that runs until it is ended. */
    public static final class Runs {
        private Runs() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("runs");
            new CountDownLatch(1).await();
        }
    }

    /** A child that tidies up when it is asked to end. */
    public static final class TidiesUp {
        private TidiesUp() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                // Longer than it takes to see the end of standard input.
                for (int i = 0; i < 20; i++) {
                    LockSupport.parkNanos(10_000_000);
                }
                System.out.println("tidied up");
            }));
            System.out.println("runs");
            new CountDownLatch(1).await();
        }
    }

    /** A child that says why and ends. */
    public static final class Fails {
        private Fails() {}

        public static void main(String[] args) {
            System.out.println("the reason, for " + args[0]);
            System.exit(3);
        }
    }

    /** A parent that starts a child and leaves its pid in a file. */
    public static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path dir = Path.of(args[0]);
            ChildProcess child = ChildProcess.start(spec(Runs.class, dir));
            Files.writeString(dir.resolve("pid.part"), Long.toString(child.pid()));
            Files.move(dir.resolve("pid.part"), dir.resolve("pid"));
            new CountDownLatch(1).await();
        }
    }

    @Test
    void childEndsWhenItsParentIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("parent.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(dir.resolve("pid")));
        ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(dir.resolve("pid"))))
                .orElseThrow();
        await().atMost(Duration.ofSeconds(60)).until(() -> log().contains("runs"));

        parent.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
    }

    @Test
    void anEarlyEndIsReportedWithTheLog() {
        try (ChildProcess child = ChildProcess.start(spec(Fails.class, dir))) {
            assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(60)))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("thing ended while starting")
                    .hasMessageContaining("exit code 3")
                    .hasMessageContaining("the reason, for argument");
        }
    }

    @Test
    void aLateStartIsReportedAndTheChildEnded() {
        try (ChildProcess child = ChildProcess.start(spec(Runs.class, dir))) {
            assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(1)))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("thing was not ready after 1 s");
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void onlyTheLauncherOfOursIsOnTheClassPath() {
        try (ChildProcess child = ChildProcess.start(spec(Runs.class, dir))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> log().contains("runs"));

            assertThat(dir.resolve("launcher/io/connectivityfabric/cluster"))
                    .isDirectoryContaining(file -> file.getFileName().toString().equals("ChildMain.class"));
            assertThat(dir.resolve("launcher/io/connectivityfabric/cluster")
                            .toFile()
                            .list())
                    .hasSize(1);
            child.kill();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aChildThatIsAskedToEndDoesSoInItsOwnWay() throws IOException {
        try (ChildProcess child = ChildProcess.start(spec(TidiesUp.class, dir))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> log().contains("runs"));

            child.stop(Duration.ofSeconds(60));

            assertThat(child.isAlive()).isFalse();
            assertThat(log()).contains("tidied up");
        }
    }

    private String log() throws IOException {
        return Files.exists(dir.resolve("thing.log")) ? Files.readString(dir.resolve("thing.log")) : "";
    }

    private static ChildSpec spec(Class<?> main, Path dir) {
        Path classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath());
        return new ChildSpec(
                "thing",
                classes.toString(),
                main.getName(),
                List.of("argument"),
                List.of("-Xmx32m"),
                Map.of(),
                dir.resolve("thing.log"));
    }
}
