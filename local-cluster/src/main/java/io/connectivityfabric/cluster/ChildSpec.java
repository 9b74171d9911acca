package io.connectivityfabric.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A JVM to start.
 *
 * @param name what to call it in messages
 * @param classPath its class path, in the form of {@code java -cp}
 * @param mainClass the class to run
 * @param arguments the arguments of that class
 * @param jvmOptions heap and system properties
 * @param environment variables added to ours
 * @param log the file that takes standard output and error, appended to
 */
public record ChildSpec(
        String name,
        String classPath,
        String mainClass,
        List<String> arguments,
        List<String> jvmOptions,
        Map<String, String> environment,
        Path log) {}
