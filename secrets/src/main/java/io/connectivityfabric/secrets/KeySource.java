package io.connectivityfabric.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Where the keys come from that secrets are sealed with: a Tink keyset as JSON in an environment variable or a file, in the
 * clear, or itself sealed with a key of a key management service.
 *
 * @see <a href="https://developers.google.com/tink/design/keysets">Tink: Keysets</a>
 */
public final class KeySource {

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final String place;
    private final String kmsUri;
    private final Map<String, String> environment;

    /**
     * @param place {@code env:NAME} or {@code file:PATH}
     * @param kmsUri the key that the keyset is sealed with, such as {@code gcp-kms://…}; null if it is in the clear. A client
     *     for it has to be in the plugin's directory.
     * @param environment the process's variables
     */
    public KeySource(String place, String kmsUri, Map<String, String> environment) {
        if (!place.startsWith(ENVIRONMENT) && !place.startsWith(FILE)) {
            throw new SecretException("'" + place + "' says no place of a key. Write env:NAME or file:PATH.");
        }
        this.place = place;
        this.kmsUri = kmsUri;
        this.environment = Map.copyOf(environment);
    }

    /** The file that the keys are in; empty if they are not in one. */
    public Optional<Path> file() {
        return place.startsWith(FILE) ? Optional.of(Path.of(place.substring(FILE.length()))) : Optional.empty();
    }

    /**
     * The keys as they are now: a file may have changed.
     *
     * @throws SecretException if there are none, or they cannot be read
     */
    public Keys read() {
        String json = json();
        try {
            return new Keys(
                    kmsUri == null
                            ? TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                            : TinkJsonProtoKeysetFormat.parseEncryptedKeyset(json, kms(), NO_ASSOCIATED_DATA));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Without the cause: it may quote from the key.
            throw new SecretException("The key in " + place + " is no Tink keyset"
                    + (kmsUri == null ? "" : " that " + kmsUri + " opens")
                    + ". Make one with: fabric secrets keygen");
        }
    }

    /**
     * Writes the keys into the file that they come from.
     *
     * @throws SecretException if they do not come from a file
     */
    public void write(Keys keys) throws IOException {
        Path file = file().orElseThrow(() -> new SecretException(
                "The keys are in " + place + ", which cannot be written from here. Give --key file:PATH."));
        PrivateFiles.write(file, text(keys));
    }

    /** The keys as they are kept. */
    public String text(Keys keys) {
        try {
            KeysetHandle handle = keys.handle();
            return kmsUri == null
                    ? TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                    : TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(handle, kms(), NO_ASSOCIATED_DATA);
        } catch (GeneralSecurityException refused) {
            throw new SecretException("The keys cannot be sealed with " + kmsUri + ".");
        }
    }

    private String json() {
        if (place.startsWith(ENVIRONMENT)) {
            String json = environment.get(place.substring(ENVIRONMENT.length()));
            if (json == null) {
                throw new SecretException("There is no environment variable " + place.substring(ENVIRONMENT.length())
                        + " with a key. Set it, or say where the key is.");
            }
            return json;
        }
        Path file = file().orElseThrow();
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new SecretException(
                    "There is no key file " + file + ". Make one with: fabric secrets keygen --key file:" + file);
        } catch (IOException unreadable) {
            throw new SecretException("The key file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private Aead kms() throws GeneralSecurityException {
        // By the plugin's own class loader: the thread's is the worker's.
        for (KmsClient client : ServiceLoader.load(KmsClient.class, KeySource.class.getClassLoader())) {
            if (client.doesSupport(kmsUri)) {
                return client.withDefaultCredentials().getAead(kmsUri);
            }
        }
        throw new SecretException("There is no client for " + kmsUri
                + ". Put Tink's client for that service (tink-gcpkms, tink-awskms, …) with what it needs into the"
                + " plugin's lib directory.");
    }

    @Override
    public String toString() {
        return place;
    }
}
