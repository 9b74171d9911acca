package io.connectivityfabric.connect.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** Accepts the base URL of an API: http or https, a host, and no query, fragment or user. */
public final class HttpUrl implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text == null || text.isBlank()) {
            throw new ConfigException("Setting " + name + " is empty: give a URL such as https://api.example.com");
        }
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new ConfigException(name, text, "must start with https:// (or http://) and name a host");
            }
            if (url.getUserInfo() != null) {
                // Without the value: it holds a password.
                throw new ConfigException("Setting " + name + " must not hold a user or password");
            }
            if (url.getQuery() != null || url.getFragment() != null) {
                throw new ConfigException(name, text, "must have no query and no fragment");
            }
        } catch (URISyntaxException e) {
            throw new ConfigException(name, text, "is not a URL: " + e.getReason());
        }
    }

    @Override
    public String toString() {
        return "http:// or https:// URL";
    }
}
