package io.connectivityfabric.connect.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Accepts a secret that can stand in an HTTP header; its messages never show the value. */
public final class Credential implements Validator {
    private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]+");

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null) {
            return;
        }
        String secret = ((Password) value).value();
        if (secret == null || secret.isBlank()) {
            throw new ConfigException("Setting " + name + " is empty: give the secret, or a reference to it such as"
                    + " ${file:/path/secrets.properties:key}");
        }
        if (secret.startsWith("${")) {
            throw new ConfigException("Setting " + name + " still holds a reference that no config provider resolved:"
                    + " check config.providers of the worker");
        }
        if (!HEADER_SAFE.matcher(secret).matches()) {
            throw new ConfigException("Setting " + name + " holds a blank or a character that no secret has:"
                    + " was it cut or pasted with a line break?");
        }
    }

    @Override
    public String toString() {
        return "non-empty, without blanks";
    }
}
