package io.connectivityfabric.sandbox.stripe.objects;

import io.connectivityfabric.sandbox.seed.Dice;
import java.util.OptionalLong;

/** Ids that look like chance, and yet tell the number of the object they belong to: nothing needs to remember them. */
final class IdCode {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** As many digits of base 62 as 64 bits need. */
    private static final int CODE = 11;

    private static final int CHECK = 3;

    private final String prefix;
    private final long salt;

    IdCode(String prefix, long salt) {
        this.prefix = prefix;
        this.salt = salt;
    }

    String of(long n) {
        long mixed = Dice.mix(n ^ salt);
        char[] text = new char[prefix.length() + CODE + CHECK];
        prefix.getChars(0, prefix.length(), text, 0);
        digits(mixed, text, prefix.length(), CODE);
        digits(Dice.mix(mixed) >>> 1, text, prefix.length() + CODE, CHECK);
        return new String(text);
    }

    /** The number of the object with this id; empty if the id is not one of these. */
    OptionalLong number(String id) {
        if (id.length() != prefix.length() + CODE + CHECK || !id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        long mixed = 0;
        for (int i = prefix.length(); i < prefix.length() + CODE; i++) {
            mixed = mixed * 62 + DIGITS.indexOf(id.charAt(i));
        }
        long n = Dice.unmix(mixed) ^ salt;
        return of(n).equals(id) ? OptionalLong.of(n) : OptionalLong.empty();
    }

    private static void digits(long unsigned, char[] text, int from, int count) {
        long rest = unsigned;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = DIGITS.charAt((int) Long.remainderUnsigned(rest, 62));
            rest = Long.divideUnsigned(rest, 62);
        }
    }
}
