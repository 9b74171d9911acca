package io.connectivityfabric.connect.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version that plugins report. It is read from a file that the build fills in, and not from the jar's manifest, so
 * that it is the same in a jar, in an unzipped archive and in a class directory.
 */
public final class ProjectVersion {
    private static final String VERSION = read();

    private ProjectVersion() {}

    /** The project's version, such as "0.1.0". */
    public static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = ProjectVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read from the connect-kit jar", e);
        }
    }
}
