package io.connectivityfabric.convert;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Telephone numbers. */
public final class Phones {

    private static final int E164_MAX_DIGITS = 15;
    private static final int E164_MIN_DIGITS = 8;

    // The same number fills two fields of a record, one after the other, and reading it takes longer than all the rest.
    private static final AtomicReference<Read> LAST = new AtomicReference<>();

    private record Read(String phone, String country, String result) {}

    private Phones() {}

    /**
     * The number in E.164, an extension left out. A national number is read by the rules of {@code country}; without a
     * country it stays as it is rather than being guessed, as does text that is no number.
     *
     * @param countryOf asked for the country, ISO 3166-1 alpha-2 or null, if it matters
     */
    public static String e164(String text, Supplier<String> countryOf) {
        String phone = Texts.trimToNull(text);
        if (phone == null || isE164(phone)) {
            return phone;
        }
        String country = countryOf.get();
        if (country == null && phone.charAt(0) != '+') {
            return phone;
        }
        Read last = LAST.get();
        if (last == null || !phone.equals(last.phone()) || !Objects.equals(country, last.country())) {
            last = new Read(phone, country, read(phone, country));
            LAST.set(last);
        }
        return last.result();
    }

    private static String read(String phone, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(phone, country);
            boolean dialable = numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return dialable ? numbers.format(number, PhoneNumberFormat.E164) : phone;
        } catch (NumberParseException notANumber) {
            return phone;
        }
    }

    private static boolean isE164(String phone) {
        int digits = phone.length() - 1;
        if (digits < E164_MIN_DIGITS || digits > E164_MAX_DIGITS || phone.charAt(0) != '+' || phone.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < phone.length(); i++) {
            if (phone.charAt(i) < '0' || phone.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
