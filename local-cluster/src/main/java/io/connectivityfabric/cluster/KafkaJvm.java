package io.connectivityfabric.cluster;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Kafka's processes have in common: class path, log configuration, and a config in a properties file. */
final class KafkaJvm {
    private static final String LOG_CONFIG = """
            status=warn
            appender.stdout.type=Console
            appender.stdout.name=stdout
            appender.stdout.layout.type=PatternLayout
            appender.stdout.layout.pattern=[%d] %p %m (%c:%L)%n
            rootLogger.level=info
            rootLogger.appenderRefs=stdout
            rootLogger.appenderRef.stdout.ref=stdout
            logger.reflections.name=org.reflections
            logger.reflections.level=error
            """;

    private KafkaJvm() {}

    static ChildSpec spec(
            Installation installation,
            Path directory,
            String name,
            String heap,
            String mainClass,
            List<String> arguments,
            Map<String, String> config)
            throws IOException {
        Files.createDirectories(directory);
        Path logConfig = Files.writeString(directory.resolve("log4j2.properties"), LOG_CONFIG);
        Path properties = directory.resolve(name + ".properties");
        write(properties, config);
        List<String> all = new ArrayList<>(arguments);
        all.add(properties.toString());
        return new ChildSpec(
                name,
                installation.kafkaLibs() + "/*",
                mainClass,
                all,
                List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Dlog4j2.configurationFile=" + logConfig),
                Map.of(),
                directory.resolve(name + ".log"));
    }

    /** Values as they are: Connect's {@code ${provider:...}} references and paths need no escape but the backslash. */
    private static void write(Path file, Map<String, String> config) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> entry : config.entrySet()) {
                out.write(entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n");
            }
        }
    }
}
