package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.stripe.objects.Seed;
import java.util.stream.IntStream;

/** A seed's objects in the order of their creation, ties by number: twelve bytes for each, nothing else is kept. */
final class SeedOrder {
    private final int[] numbers;
    private final int[] places;
    private final int[] seconds;

    SeedOrder(Seed seed) {
        int count = seed.count();
        if (count > 1 << 24) {
            throw new IllegalArgumentException("The sandbox orders at most " + (1 << 24) + " objects, not " + count);
        }
        // Packed into longs, since boxed keys of a million objects would take longer than all the rest.
        long[] order = IntStream.range(0, count)
                .parallel()
                .mapToLong(n -> (seed.created(n) << 24) | n)
                .sorted()
                .toArray();
        numbers = new int[count];
        places = new int[count];
        seconds = new int[count];
        for (int place = 0; place < count; place++) {
            int n = (int) (order[place] & 0xFFFFFF);
            numbers[place] = n;
            places[n] = place;
            seconds[place] = (int) (order[place] >> 24);
        }
    }

    int size() {
        return numbers.length;
    }

    int number(int place) {
        return numbers[place];
    }

    int place(int number) {
        return places[number];
    }

    long created(int place) {
        return seconds[place];
    }
}
