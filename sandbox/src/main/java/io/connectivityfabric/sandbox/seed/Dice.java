package io.connectivityfabric.sandbox.seed;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that depends only on the seed, a name and an index: what is thrown for one object never moves another's. */
public final class Dice {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed, String name, long index) {
        return at(salt(seed, name), index);
    }

    /** What {@link #at} needs of a seed and a name: worked out once, for many objects. */
    public static long salt(long seed, String name) {
        long mixed = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed ^ name.charAt(i));
        }
        return mixed;
    }

    public static Dice at(long salt, long index) {
        return new Dice(mix(salt ^ index));
    }

    /** From 0 to bound - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From 0 to bound - 1. */
    public long below(long bound) {
        return random.nextLong(bound);
    }

    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    public boolean perMille(int chance) {
        return random.nextInt(1000) < chance;
    }

    /** Between 0 and 1. */
    public double fraction() {
        return random.nextDouble();
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public String base62(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(BASE62.charAt(random.nextInt(62)));
        }
        return text.toString();
    }

    public String digits(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /** The finalizer of SplitMix64: spreads neighbouring inputs over all outputs, and no two to the same. */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Undoes {@link #mix}. */
    public static long unmix(long mixed) {
        long z = (mixed ^ (mixed >>> 31) ^ (mixed >>> 62)) * 0x319642B2D24D8EC3L;
        z = (z ^ (z >>> 27) ^ (z >>> 54)) * 0x96DE1B173F119089L;
        return (z ^ (z >>> 30) ^ (z >>> 60)) - 0x9E3779B97F4A7C15L;
    }
}
