package io.connectivityfabric.cli;

import io.connectivityfabric.secrets.KeySource;
import io.connectivityfabric.secrets.Keys;
import io.connectivityfabric.secrets.SecretFile;
import io.connectivityfabric.secrets.SecretName;
import io.connectivityfabric.secrets.SecretStore;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fabric secrets}: credentials that rest encrypted. No secret is ever an argument: shells keep those. */
@Command(
        name = "secrets",
        description = {
            "Keeps credentials encrypted in files, from which a Connect worker takes them with the config provider"
                    + " io.connectivityfabric.secrets.EncryptedFileConfigProvider. A secret is named TENANT/NAME:KEY, as in a"
                    + " connector's config: $${fabric:acme/stripe:api.key}."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fabric secrets keygen --key file:key.json",
            "  fabric secrets set acme/stripe:api.key --dir secrets --key file:key.json < api-key.txt",
            "  fabric secrets list --dir secrets",
            "  fabric secrets rotate --key file:key.json && fabric secrets rekey --dir secrets --key file:key.json"
        })
final class SecretsCommand {
    private final InputStream in;

    @Spec
    private CommandSpec spec;

    SecretsCommand() {
        this(System.in);
    }

    SecretsCommand(InputStream in) {
        this.in = in;
    }

    /** Where the keys are. */
    static final class KeyOptions {
        @Option(
                names = "--key",
                paramLabel = "PLACE",
                defaultValue = "env:FABRIC_SECRETS_KEY",
                description = "Where the keys are: env:NAME or file:PATH (default: ${DEFAULT-VALUE}).")
        private String place;

        @Option(
                names = "--kms-uri",
                paramLabel = "URI",
                description = "The key of a key management service that the keys are encrypted with.")
        private String kmsUri;

        KeySource source() {
            return new KeySource(place, kmsUri, System.getenv());
        }
    }

    /** Where the secrets are. */
    static final class StoreOptions {
        @Option(
                names = "--dir",
                paramLabel = "DIR",
                defaultValue = "${env:FABRIC_SECRETS_DIR:-secrets}",
                description = "Directory of the secrets (default: ${DEFAULT-VALUE}).")
        private String directory;

        SecretStore store() {
            return new SecretStore(Path.of(directory));
        }
    }

    @Command(
            name = "keygen",
            description = "Makes a new key: into the file of --key, or printed, for an environment variable.",
            mixinStandardHelpOptions = true)
    int keygen(@Mixin KeyOptions key) throws IOException {
        KeySource source = key.source();
        Keys keys = Keys.generate();
        Path file = source.file().orElse(null);
        if (file == null) {
            out().println(source.text(keys));
        } else if (Files.exists(file)) {
            throw new UserException(
                    file + " is there already: what it encrypted could no longer be read. Add a new key to it"
                            + " with 'fabric secrets rotate', or give another file.");
        } else {
            source.write(keys);
            out().println("Made a key in " + file + ". Who has it can read the secrets: keep it apart from them.");
        }
        return 0;
    }

    @Command(
            name = "set",
            description = "Puts a secret in, or another in its place: typed without echo, or from standard input.",
            mixinStandardHelpOptions = true)
    int set(@Parameters(paramLabel = "TENANT/NAME:KEY") String name, @Mixin KeyOptions key, @Mixin StoreOptions store)
            throws IOException {
        SecretName parsed = SecretName.parse(name);
        Keys keys = key.source().read();
        store.store().set(parsed, secret(name), keys);
        out().println("Set " + name + ". Connectors refer to it as $" + "{fabric:" + name + "}");
        return 0;
    }

    @Command(name = "get", description = "Prints a secret.", mixinStandardHelpOptions = true)
    int get(@Parameters(paramLabel = "TENANT/NAME:KEY") String name, @Mixin KeyOptions key, @Mixin StoreOptions store) {
        out().println(store.store().get(SecretName.parse(name), key.source().read()));
        return 0;
    }

    @Command(name = "remove", description = "Takes a secret out.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "TENANT/NAME:KEY") String name, @Mixin StoreOptions store) throws IOException {
        store.store().remove(SecretName.parse(name));
        out().println("Removed " + name + ".");
        return 0;
    }

    @Command(
            name = "list",
            description = "Prints the names of the secrets, of all tenants or of one. Needs no key.",
            mixinStandardHelpOptions = true)
    int list(@Parameters(arity = "0..1", paramLabel = "TENANT") String tenant, @Mixin StoreOptions store)
            throws IOException {
        SecretStore secrets = store.store();
        for (SecretFile file : secrets.files()) {
            if (tenant == null || tenant.equals(file.tenant())) {
                secrets.keys(file).forEach(key -> out().println(file.key(key)));
            }
        }
        return 0;
    }

    @Command(
            name = "rotate",
            description = {
                "Adds a new key to the file of --key, which encrypts from now on; the old ones still decrypt, so that"
                        + " workers go on without a restart. 'rekey' brings the secrets to the new key."
            },
            mixinStandardHelpOptions = true)
    int rotate(@Mixin KeyOptions key) throws IOException {
        KeySource source = key.source();
        Keys keys = source.read().rotated();
        source.write(keys);
        out().println("A new key encrypts from now on. There are " + keys.count() + " keys in " + source + ".");
        return 0;
    }

    @Command(
            name = "rekey",
            description = "Encrypts all secrets anew, with the newest key.",
            mixinStandardHelpOptions = true)
    int rekey(
            @Mixin KeyOptions key,
            @Mixin StoreOptions store,
            @Option(
                            names = "--drop-old-keys",
                            description = "Then remove the older keys from the file of --key: whoever has them can open"
                                    + " nothing any more.")
                    boolean drop)
            throws IOException {
        KeySource source = key.source();
        Keys keys = source.read();
        SecretStore secrets = store.store();
        int count = 0;
        List<SecretFile> files = secrets.files();
        for (SecretFile file : files) {
            count += secrets.reseal(file, keys);
        }
        out().println("Encrypted " + count + " secrets anew, in " + files.size() + " files.");
        if (drop) {
            source.write(keys.primaryOnly());
            out().println("Dropped " + (keys.count() - 1) + " older keys.");
        }
        return 0;
    }

    /** What is typed or piped in, without the line break at its end. */
    private String secret(String name) throws IOException {
        Console console = System.console();
        String secret;
        if (console != null && in == System.in) {
            secret = new String(console.readPassword("Value of %s: ", name));
        } else {
            secret = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
        }
        if (secret.isEmpty()) {
            throw new UserException("Nothing to set for " + name + ": type it, or pipe it in.");
        }
        return secret;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
