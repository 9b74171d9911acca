package io.connectivityfabric.connect.webhook;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Accepts the path of a URL, of letters, digits and a few signs, so that nobody has to think of encodings. */
final class UrlPath implements Validator {
    private static final Pattern ALLOWED = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null || !ALLOWED.matcher((String) value).matches()) {
            throw new ConfigException(
                    name, value, "must be a path such as /stripe/events, of letters, digits and . _ ~ -");
        }
        if (WebhookHandler.HEALTH.equals(value)) {
            throw new ConfigException(name, value, "is where load balancers look: choose another path");
        }
    }

    @Override
    public String toString() {
        return "path such as /stripe/events";
    }
}
