package io.connectivityfabric.secrets;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The secrets of all tenants in a directory: a directory for each tenant, with a properties file for each of what it has
 * secrets for. Names can be read by whoever may read the files; values only with the key.
 */
public final class SecretStore {

    private static final String SUFFIX = ".secrets";
    private static final String LOCK = ".lock";

    private final Path directory;

    public SecretStore(Path directory) {
        this.directory = directory;
    }

    /**
     * One secret.
     *
     * @throws SecretException if it is not there or cannot be opened
     */
    public String get(SecretName name, Keys keys) {
        String ciphertext = ciphertexts(name.file()).get(name.key());
        if (ciphertext == null) {
            throw new SecretException("There is no secret " + name + " in " + directory + "." + known(name.file())
                    + " Set it with: fabric secrets set " + name);
        }
        return keys.open(name, ciphertext);
    }

    /** Names of the secrets in a file, in order. */
    public Set<String> keys(SecretFile file) {
        return ciphertexts(file).keySet();
    }

    /** All files, in order. */
    public List<SecretFile> files() throws IOException {
        List<SecretFile> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> found = Files.find(directory, 2, (path, attributes) -> attributes.isRegularFile())) {
                found.filter(path -> path.toString().endsWith(SUFFIX)
                                && path.getParent().getParent() != null)
                        .sorted()
                        .map(directory::relativize)
                        .filter(path -> path.getNameCount() == 2)
                        .forEach(path -> files.add(SecretFile.parse(path.getName(0) + "/" + bare(path.getName(1)))));
            }
        }
        return files;
    }

    /** Puts a secret in, in the place of what was there under its name. */
    public void set(SecretName name, String secret, Keys keys) throws IOException {
        change(name.file(), entries -> entries.put(name.key(), keys.seal(name, secret)));
    }

    /**
     * Takes a secret out.
     *
     * @throws SecretException if it is not there
     */
    public void remove(SecretName name) throws IOException {
        change(name.file(), entries -> {
            if (entries.remove(name.key()) == null) {
                throw new SecretException("There is no secret " + name + " in " + directory + "." + known(name.file()));
            }
        });
    }

    /**
     * Seals all secrets of a file anew, with the key that seals now.
     *
     * @return how many there are
     * @throws SecretException if one of them cannot be opened; then the file stays as it is
     */
    public int reseal(SecretFile file, Keys keys) throws IOException {
        change(
                file,
                entries -> entries.replaceAll((key, ciphertext) -> {
                    SecretName name = file.key(key);
                    return keys.seal(name, keys.open(name, ciphertext));
                }));
        return keys(file).size();
    }

    /** One at a time: two that read and then write the same file would lose what one of them did. */
    private void change(SecretFile file, Consumer<SortedMap<String, String>> change) throws IOException {
        // The lock of a file keeps other processes away, this one other threads.
        synchronized (SecretStore.class) {
            changeAlone(file, change);
        }
    }

    private void changeAlone(SecretFile file, Consumer<SortedMap<String, String>> change) throws IOException {
        PrivateFiles.directories(directory);
        try (FileChannel channel =
                        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            SortedMap<String, String> entries = ciphertexts(file);
            change.accept(entries);
            if (lock.isValid()) {
                PrivateFiles.write(path(file), text(entries));
            }
        }
    }

    private SortedMap<String, String> ciphertexts(SecretFile file) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(path(file), StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (NoSuchFileException none) {
            return new TreeMap<>();
        } catch (IOException | IllegalArgumentException broken) {
            throw new SecretException("The secrets of " + file + " in " + directory
                    + " cannot be read. Look whether the" + " file is whole and whether this process may read it.");
        }
        SortedMap<String, String> entries = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> entries.put(key, read.getProperty(key)));
        return entries;
    }

    private static String text(SortedMap<String, String> entries) throws IOException {
        Properties properties = new Properties();
        properties.putAll(entries);
        StringWriter text = new StringWriter();
        properties.store(text, "Encrypted: change it with 'fabric secrets set'");
        return text.toString();
    }

    private String known(SecretFile file) {
        Set<String> keys = keys(file);
        return keys.isEmpty() ? "" : " There are: " + String.join(", ", keys) + ".";
    }

    private Path path(SecretFile file) {
        return directory.resolve(file.tenant()).resolve(file.name() + SUFFIX);
    }

    private static String bare(Path file) {
        String name = file.toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
