package io.connectivityfabric.secrets;

import org.apache.kafka.common.config.ConfigException;

/** Says which secret or key cannot be used and what to do; never what is in it. */
public final class SecretException extends ConfigException {

    private static final long serialVersionUID = 1L;

    SecretException(String message) {
        super(message);
    }
}
