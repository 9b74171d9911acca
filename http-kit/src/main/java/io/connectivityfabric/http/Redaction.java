package io.connectivityfabric.http;

import java.util.regex.Pattern;

/** Makes a provider's own error text fit for a log: without credentials, on one line, not endless. */
public final class Redaction {
    private static final int MAX_CHARS = 500;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String credential;
    private final Pattern credentials;

    /**
     * @param credential  the one in use
     * @param credentials what any of the provider's credentials looks like
     */
    public Redaction(String credential, Pattern credentials) {
        this.credential = credential;
        this.credentials = credentials;
    }

    /** The text without what must not be shown; null stays null. */
    public String clean(String text) {
        if (text == null) {
            return null;
        }
        String known = credential.isEmpty() ? text : text.replace(credential, "***");
        String clean =
                BLANKS.matcher(credentials.matcher(known).replaceAll("***")).replaceAll(" ");
        return clean.length() <= MAX_CHARS ? clean : clean.substring(0, MAX_CHARS) + "...";
    }
}
