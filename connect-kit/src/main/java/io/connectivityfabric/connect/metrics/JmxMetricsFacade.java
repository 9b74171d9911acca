package io.connectivityfabric.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures as MBeans {@code io.connectivityfabric:type=<kind>,connector=<name>,<tags>}; figures with the same tags are
 * attributes of one MBean. A second task with the same tags gets {@code instance=2} and so on.
 */
final class JmxMetricsFacade implements MetricsFacade {
    private static final Logger log = LoggerFactory.getLogger(JmxMetricsFacade.class);
    private static final int MOST_INSTANCES = 1_000;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String kind;
    private final String connector;
    private final Map<Map<String, String>, FiguresMBean> beans = new LinkedHashMap<>();
    private final Map<Map<String, String>, ObjectName> names = new LinkedHashMap<>();
    private boolean closed;

    JmxMetricsFacade(String kind, String connector) {
        this.kind = kind;
        this.connector = connector;
    }

    @Override
    public synchronized void show(String name, String description, Map<String, String> tags, LongSupplier value) {
        if (closed) {
            return;
        }
        Map<String, String> ordered = new TreeMap<>(tags);
        FiguresMBean bean = beans.computeIfAbsent(ordered, this::register);
        bean.add(name, description, value);
    }

    private FiguresMBean register(Map<String, String> tags) {
        FiguresMBean bean = new FiguresMBean();
        for (int instance = 1; instance <= MOST_INSTANCES; instance++) {
            try {
                ObjectName name = new ObjectName(name(tags, instance));
                server.registerMBean(bean, name);
                names.put(tags, name);
                return bean;
            } catch (InstanceAlreadyExistsException e) {
                // Another task of this connector: try the next number.
            } catch (JMException e) {
                log.warn("Metrics of {} {} cannot be shown through JMX", kind, connector, e);
                return bean;
            }
        }
        return bean;
    }

    private String name(Map<String, String> tags, int instance) {
        StringBuilder name = new StringBuilder("io.connectivityfabric:type=")
                .append(kind)
                .append(",connector=")
                .append(ObjectName.quote(connector));
        tags.forEach((key, value) -> name.append(',').append(key).append('=').append(ObjectName.quote(value)));
        if (instance > 1) {
            name.append(",instance=").append(instance);
        }
        return name.toString();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (ObjectName name : names.values()) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                log.debug("MBean {} was not registered any more", name, e);
            }
        }
        names.clear();
        beans.clear();
    }
}
