package io.connectivityfabric.convert;

import java.util.Locale;

/** Language tags. */
public final class Languages {

    private Languages() {}

    /** A tag in the form of BCP 47, {@code en-US} of {@code en-us} or {@code en_US}; null if it is none. */
    public static String bcp47(String text) {
        String tag = Texts.trimToNull(text);
        if (tag == null) {
            return null;
        }
        String normal = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return normal.equals("und") ? null : normal;
    }
}
