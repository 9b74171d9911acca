package io.connectivityfabric.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Keys that seal and open secrets (AES-256-GCM): one seals, all open. */
public final class Keys {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink's own ciphers can always be registered", impossible);
        }
    }

    private final KeysetHandle handle;

    Keys(KeysetHandle handle) {
        this.handle = handle;
    }

    /** A new key. */
    public static Keys generate() {
        try {
            return new Keys(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is always there", impossible);
        }
    }

    /** With a new key that seals from now on; those before still open. */
    public Keys rotated() {
        try {
            return new Keys(KeysetHandle.newBuilder(handle)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key can always be added", impossible);
        }
    }

    /** Only the key that seals: what others sealed can no longer be opened. */
    public Keys primaryOnly() {
        try {
            KeysetHandle.Entry primary = handle.getPrimary();
            return new Keys(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(primary.getKey())
                            .withFixedId(primary.getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A keyset of its own primary key is always valid", impossible);
        }
    }

    /** How many there are. */
    public int count() {
        return handle.size();
    }

    /** The secret, sealed for its name, as text. */
    String seal(SecretName name, String secret) {
        try {
            byte[] ciphertext = aead().encrypt(secret.getBytes(StandardCharsets.UTF_8), name.associatedData());
            return Base64.getEncoder().encodeToString(ciphertext);
        } catch (GeneralSecurityException refused) {
            throw new SecretException("The key cannot be used to encrypt " + name + ".");
        }
    }

    /**
     * What was sealed for a name.
     *
     * @throws SecretException if it was sealed with another key or for another name, or was changed
     */
    String open(SecretName name, String ciphertext) {
        try {
            byte[] secret = aead().decrypt(Base64.getDecoder().decode(ciphertext), name.associatedData());
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            // Which of these it was cannot be told, and nothing of the content may be.
            throw new SecretException("The secret " + name + " cannot be decrypted: the key is another one than it was"
                    + " encrypted with, or the entry was changed or copied from another name. Set it anew with: fabric"
                    + " secrets set " + name);
        }
    }

    KeysetHandle handle() {
        return handle;
    }

    private Aead aead() throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
