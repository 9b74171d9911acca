package io.connectivityfabric.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of secrets of one tenant, such as {@code acme/stripe}: what a connector's reference has between provider and key.
 *
 * @param tenant whose secrets they are
 * @param name what they are for
 */
public record SecretFile(String tenant, String name) {

    private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final Pattern FORM = Pattern.compile("(" + PART + ")/(" + PART + ")");

    /**
     * @throws SecretException if the text is none: {@code ..} and other ways out of the directory are none either
     */
    public static SecretFile parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SecretException("'" + text + "' names no file of secrets. Write TENANT/NAME, such as acme/stripe:"
                    + " letters, digits, '.', '_' and '-'.");
        }
        return new SecretFile(matcher.group(1), matcher.group(2));
    }

    /** One of the secrets in it. */
    public SecretName key(String key) {
        return new SecretName(this, key);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
