package io.connectivityfabric.sandbox.stripe.objects;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * An object that this one belongs to. The first eighth of the objects (at most 250) belongs to the first of the others,
 * so that one has a list of many pages; the rest is dealt out evenly.
 */
final class Link implements Value, Reference {
    private static final int MOST_TO_ONE = 250;

    private final int count;
    private final int toOne;
    private final Supplier<Seed> to;

    /** @param count how many objects refer */
    Link(int count, Supplier<Seed> to) {
        this.count = count;
        this.toOne = Math.min(MOST_TO_ONE, count / 8);
        this.to = to;
    }

    @Override
    public Seed to() {
        return to.get();
    }

    @Override
    public long target(long n) {
        int targets = to().count();
        if (targets == 0) {
            return NONE;
        }
        return n < toOne ? 0 : (n - toOne) % targets;
    }

    @Override
    public LongStream sources(long target) {
        int targets = to().count();
        if (target < 0 || target >= targets) {
            return LongStream.empty();
        }
        LongStream dealt = LongStream.iterate(toOne + target, n -> n < count, n -> n + targets);
        return target == 0 ? LongStream.concat(LongStream.range(0, toOne), dealt) : dealt;
    }

    @Override
    public Object of(Row row) {
        long target = target(row.n());
        return target == NONE ? null : to().id(target);
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(this);
    }
}
