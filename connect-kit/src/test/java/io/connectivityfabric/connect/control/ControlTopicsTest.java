package io.connectivityfabric.connect.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/** What is said if a topic of the control channel is not to be had. */
class ControlTopicsTest {
    private static final String NAME = "fabric.acme.status";

    private static void ensure(Exception described, Exception created) {
        ControlSettings settings = new ControlSettings("acme", "fabric", (short) -1, Duration.ofSeconds(10), Map.of());
        new ControlTopics(settings, clients -> broker(described, created)).ensure(ControlTopic.STATUS);
    }

    /** A broker that refuses to describe, and to create. */
    private static Admin broker(Exception described, Exception created) {
        return (Admin) Proxy.newProxyInstance(
                ControlTopicsTest.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "describeTopics" -> new DescribeTopicsResult(null, Map.of(NAME, failed(described))) {};
                    case "createTopics" -> new CreateTopicsResult(Map.of(NAME, failed(created))) {};
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> KafkaFuture<T> failed(Exception reason) {
        KafkaFutureImpl<T> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(reason);
        return answer;
    }

    @Test
    void whoMayNotCreateATopicIsToldTheSettingTheTopicAndWhatToDo() {
        assertThatThrownBy(() -> ensure(
                        new UnknownTopicOrPartitionException(),
                        new TopicAuthorizationException("Authorization failed")))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("control.bootstrap.servers")
                .hasMessageContaining("is not allowed to create topic " + NAME)
                .hasMessageContaining(
                        "Create it yourself, with one partition and cleanup.policy=compact, or allow CREATE")
                .hasMessageEndingWith("Authorization failed");
    }

    @Test
    void whoMayNotSeeATopicIsToldThePermissionThatIsMissing() {
        assertThatThrownBy(() -> ensure(new TopicAuthorizationException("Authorization failed"), null))
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("control.bootstrap.servers")
                .hasMessageContaining("is not allowed to see topic " + NAME + " (it needs DESCRIBE on it)");
    }

    @Test
    void whatMayPassIsTriedAgain() {
        assertThatThrownBy(
                        () -> ensure(new UnknownTopicOrPartitionException(), new NotControllerException("starting up")))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("starting up");
    }
}
