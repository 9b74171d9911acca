package io.connectivityfabric.secrets;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Name of one secret, such as {@code acme/stripe:api.key}: what a connector's reference has behind the provider.
 *
 * @param file the file that it is in
 * @param key its name there
 */
public record SecretName(SecretFile file, String key) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public SecretName {
        if (!KEY.matcher(key).matches()) {
            throw new SecretException("'" + key + "' is no name for a secret. Use letters, digits, '.', '_' and '-'.");
        }
    }

    /**
     * @throws SecretException if the text is none
     */
    public static SecretName parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new SecretException(
                    "'" + text + "' names no secret. Write TENANT/NAME:KEY, such as acme/stripe:api.key.");
        }
        return SecretFile.parse(text.substring(0, colon)).key(text.substring(colon + 1));
    }

    /** What its ciphertext is bound to: under another name, or as another tenant's, it cannot be opened. */
    byte[] associatedData() {
        return ("io.connectivityfabric.secret/1 " + this).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return file + ":" + key;
    }
}
