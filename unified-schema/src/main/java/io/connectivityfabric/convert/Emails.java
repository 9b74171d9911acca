package io.connectivityfabric.convert;

import java.net.IDN;
import java.util.Locale;

/** E-mail addresses. */
public final class Emails {

    // RFC 1035. Beyond it nothing is a domain, and making ASCII of it could take for ever.
    private static final int LONGEST_DOMAIN = 255;

    private Emails() {}

    /**
     * The address in the form in which two can be compared: without blanks around it, the domain in lower case and in
     * ASCII (RFC 5891). The part before the {@code @} stays, since only its host knows what it means. Text that is no
     * address stays as it is: what to do with it is for the target to say.
     */
    public static String normalize(String text) {
        String email = Texts.trimToNull(text);
        if (email == null) {
            return null;
        }
        int at = email.lastIndexOf('@');
        if (at <= 0 || at == email.length() - 1) {
            return email;
        }
        if (isNormal(email, at + 1)) {
            return email;
        }
        return email.substring(0, at + 1) + ascii(email.substring(at + 1));
    }

    private static boolean isNormal(String email, int from) {
        for (int i = from; i < email.length(); i++) {
            char c = email.charAt(i);
            if (c >= 0x80 || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private static String ascii(String domain) {
        if (domain.length() > LONGEST_DOMAIN) {
            return domain;
        }
        String lower = domain.toLowerCase(Locale.ROOT);
        if (isNormal(lower, 0)) {
            return lower;
        }
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return domain;
        }
    }
}
