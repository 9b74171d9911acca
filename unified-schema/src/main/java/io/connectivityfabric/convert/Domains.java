package io.connectivityfabric.convert;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internet domains. */
public final class Domains {

    private static final Pattern HOST = Pattern.compile("^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(?:www\\.)?([^/:?#]+)");

    private Domains() {}

    /** The domain in lower case, without scheme, {@code www.}, port and path; null of blank text. */
    public static String normalize(String text) {
        String domain = Texts.trimToNull(text);
        if (domain == null) {
            return null;
        }
        Matcher host = HOST.matcher(domain.toLowerCase(Locale.ROOT));
        return host.find() ? host.group(1) : domain;
    }

    /** The domain of an organization's e-mail address; null if there is none, or if anybody can have an address there. */
    public static String ofOrganization(String email) {
        String address = Texts.trimToNull(email);
        int at = address == null ? -1 : address.lastIndexOf('@');
        String domain = at < 0 ? null : normalize(address.substring(at + 1));
        return domain == null || FreeMail.isAt(domain) ? null : domain;
    }
}
