package io.connectivityfabric.sandbox.stripe.objects;

import java.util.Optional;
import java.util.stream.LongStream;

/** A value of the object that this one refers to. What is looked up of it is looked up late: objects refer in circles. */
final class Of implements Value {
    private final Value link;
    private final String name;
    private Reference chain;
    private boolean isChainKnown;

    Of(Value link, String name) {
        this.link = link;
        this.name = name;
    }

    @Override
    public Object of(Row row) {
        Reference reference = link.reference().orElseThrow();
        long target = reference.target(row.n());
        return target == Reference.NONE ? null : reference.to().value(target, name);
    }

    @Override
    public Optional<Reference> reference() {
        if (!isChainKnown) {
            chain = chain().orElse(null);
            isChainKnown = true;
        }
        return Optional.ofNullable(chain);
    }

    private Optional<Reference> chain() {
        Reference first = link.reference().orElseThrow();
        return first.to().field(name).flatMap(Seed.Field::reference).map(second -> chained(first, second));
    }

    private static Reference chained(Reference first, Reference second) {
        return new Reference() {
            @Override
            public Seed to() {
                return second.to();
            }

            @Override
            public long target(long n) {
                long between = first.target(n);
                return between == NONE ? NONE : second.target(between);
            }

            @Override
            public LongStream sources(long target) {
                return second.sources(target).flatMap(first::sources);
            }
        };
    }
}
