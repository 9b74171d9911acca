package io.connectivityfabric.stripe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.http.CallInterruptedException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AtOnceTest {
    private final AtOnce atOnce = new AtOnce();

    @AfterEach
    void close() {
        atOnce.close();
    }

    @Test
    void callsAreMadeBesideEachOtherAndTheirResultsKeepTheirOrder() {
        CyclicBarrier eight = new CyclicBarrier(8);

        List<Integer> results = atOnce.each(IntStream.range(0, 16).boxed().toList(), number -> {
            waitFor(() -> eight.await(10, TimeUnit.SECONDS));
            return number * 2;
        });

        assertThat(results)
                .containsExactlyElementsOf(
                        IntStream.range(0, 16).mapToObj(n -> n * 2).toList());
    }

    @Test
    void whatOneOfThemThrowsIsThrownAndTheOthersAreGivenUp() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch givenUp = new CountDownLatch(1);

        assertThatThrownBy(() -> atOnce.each(List.of("bad", "slow"), name -> {
                    if (name.equals("bad")) {
                        waitFor(() -> begun.await(10, TimeUnit.SECONDS));
                        throw new IllegalStateException("refused");
                    }
                    begun.countDown();
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        givenUp.countDown();
                        return false;
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptedCallerGivesAllUp() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> atOnce.each(List.of(1, 2), number -> {
                    waitFor(() -> new CountDownLatch(1).await(1, TimeUnit.MINUTES));
                    return number;
                }))
                .isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private interface Waiting {
        Object forSomething() throws Exception;
    }

    private static void waitFor(Waiting waiting) {
        try {
            waiting.forSomething();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
