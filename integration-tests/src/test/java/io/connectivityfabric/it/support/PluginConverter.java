package io.connectivityfabric.it.support;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;

/** A converter out of its plugin directory, isolated as on a worker, but in this process: for values of a topic. */
public final class PluginConverter implements AutoCloseable {
    private final URLClassLoader loader;
    private final Converter converter;

    /** @param settings of the converter, without a prefix */
    public PluginConverter(Path plugin, String className, Map<String, String> settings) throws Exception {
        loader = new URLClassLoader(jars(plugin), new WorkersClasses());
        converter =
                (Converter) loader.loadClass(className).getDeclaredConstructor().newInstance();
        asPlugin(() -> {
            converter.configure(settings, false);
            return null;
        });
    }

    /** The bytes of a value. */
    public byte[] write(String topic, Schema schema, Object value) {
        return asPlugin(() -> converter.fromConnectData(topic, schema, value));
    }

    /** The value of bytes. */
    public SchemaAndValue read(String topic, byte[] bytes) {
        return asPlugin(() -> converter.toConnectData(topic, bytes));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** Plugins find their own services by the context class loader. */
    private <T> T asPlugin(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] jars(Path plugin) throws IOException {
        try (Stream<Path> files = Files.walk(plugin)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(PluginConverter::url)
                    .toArray(URL[]::new);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a worker shares with its plugins: Kafka's classes and the logging API, nothing else of this process. */
    private static final class WorkersClasses extends ClassLoader {
        WorkersClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.apache.kafka.") || name.startsWith("org.slf4j.")) {
                return PluginConverter.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
