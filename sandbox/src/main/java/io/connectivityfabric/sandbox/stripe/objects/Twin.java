package io.connectivityfabric.sandbox.stripe.objects;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The object of another resource that has the same number, if there is one. */
final class Twin implements Value, Reference {
    private final int count;
    private final Supplier<Seed> to;

    /** @param count how many objects refer */
    Twin(int count, Supplier<Seed> to) {
        this.count = count;
        this.to = to;
    }

    @Override
    public Seed to() {
        return to.get();
    }

    @Override
    public long target(long n) {
        return n < to().count() ? n : NONE;
    }

    @Override
    public LongStream sources(long target) {
        return target >= 0 && target < count ? LongStream.of(target) : LongStream.empty();
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
