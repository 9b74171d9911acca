package io.connectivityfabric.connect.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** Read-only figures as the attributes of one MBean. */
final class FiguresMBean implements DynamicMBean {
    private record Figure(String description, LongSupplier value) {}

    private final Map<String, Figure> figures = new ConcurrentSkipListMap<>();

    void add(String name, String description, LongSupplier value) {
        figures.put(name, new Figure(description, value));
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new AttributeNotFoundException(name);
        }
        return figure.value().getAsLong();
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList values = new AttributeList();
        for (String name : names) {
            Figure figure = figures.get(name);
            if (figure != null) {
                values.add(new Attribute(name, figure.value().getAsLong()));
            }
        }
        return values;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " is read-only");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException(action);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = figures.entrySet().stream()
                .map(figure -> new MBeanAttributeInfo(
                        figure.getKey(), "long", figure.getValue().description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(FiguresMBean.class.getName(), "Figures of a task", attributes, null, null, null);
    }
}
