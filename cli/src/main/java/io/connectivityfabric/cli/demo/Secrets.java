package io.connectivityfabric.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The credentials of the tenants, each tenant's in a properties file of its own that only this user can read. */
final class Secrets {
    static final String STRIPE_KEY = "stripe.api.key";
    static final String HUBSPOT_TOKEN = "hubspot.access.token";

    private final Path directory;

    /** The directory is made if it is not there; only this user may enter it. */
    Secrets(Path directory) throws IOException {
        this.directory = Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path directory() {
        return directory;
    }

    Path fileOf(Tenant tenant) {
        return directory.resolve(tenant.name() + ".properties");
    }

    /** What a connector config says in the place of a secret. */
    String reference(Tenant tenant, String name) {
        return "${file:" + fileOf(tenant) + ":" + name + "}";
    }

    void store(Tenant tenant) throws IOException {
        Path file = Files.createFile(
                fileOf(tenant), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                STRIPE_KEY + "=" + tenant.stripeKey() + "\n" + HUBSPOT_TOKEN + "=" + tenant.hubspotToken() + "\n");
    }
}
