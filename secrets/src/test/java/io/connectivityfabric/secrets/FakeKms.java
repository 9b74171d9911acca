package io.connectivityfabric.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;

/** A key management service, as Tink finds one on the class path. */
public final class FakeKms implements KmsClient {

    static final String URI = "fake-kms://keys/1";

    private static final KeysetHandle KEY = Keys.generate().handle();

    @Override
    public boolean doesSupport(String keyUri) {
        return keyUri.equals(URI);
    }

    @Override
    public KmsClient withCredentials(String credentialPath) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String keyUri) throws GeneralSecurityException {
        return KEY.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
