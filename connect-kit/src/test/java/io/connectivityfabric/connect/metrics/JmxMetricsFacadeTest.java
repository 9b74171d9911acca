package io.connectivityfabric.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxMetricsFacadeTest {
    private static final Map<String, String> TAGS = Map.of("stream", "customers");
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void figuresAreReadWhenAskedForAndGoneAfterClose() throws Exception {
        AtomicLong records = new AtomicLong();
        try (JmxMetricsFacade metrics = new JmxMetricsFacade("stripe-source", "my \"connector\"")) {
            metrics.show("records-total", "Records", TAGS, records::get);
            records.set(42);
            ObjectName name = beans("stripe-source").iterator().next();
            assertThat(server.getAttribute(name, "records-total")).isEqualTo(42L);
        }
        assertThat(beans("stripe-source")).isEmpty();
    }

    @Test
    void tasksWithTheSameTagsDoNotGetInEachOthersWay() throws Exception {
        try (JmxMetricsFacade one = new JmxMetricsFacade("sink", "c");
                JmxMetricsFacade two = new JmxMetricsFacade("sink", "c")) {
            one.show("a", "A", Map.of(), () -> 1);
            two.show("a", "A", Map.of(), () -> 2);
            assertThat(beans("sink")).hasSize(2);
        }
        assertThat(beans("sink")).isEmpty();
    }

    private Set<ObjectName> beans(String kind) throws Exception {
        return server.queryNames(new ObjectName("io.connectivityfabric:type=" + kind + ",*"), null);
    }
}
