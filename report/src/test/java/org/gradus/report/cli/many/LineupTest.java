package org.gradus.report.cli.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineupTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

    private final List<String> handedOn = new ArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private void run(List<Integer> items, int jobs, Function<Integer, String> work, long bytes) {
        Lineup.run(items, jobs, work.andThen(this::counted), result -> bytes, new Lineup.Next<Integer, String>() {
            @Override
            public void awaited(Integer item) {
                assertThat(handedOn).hasSize(item);
            }

            @Override
            public boolean isToBeRepeatedAlone(String result) {
                return result.endsWith("?");
            }

            @Override
            public void accept(Integer item, String result) {
                waiting.decrementAndGet();
                handedOn.add(item + " " + result);
            }
        });
    }

    private String counted(String result) {
        most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        return result;
    }

    private static List<String> results(List<Integer> items) {
        return items.stream().map(item -> item + " r" + item).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 1000})
    void resultsComeInTheOrderOfTheItems(int jobs) {
        run(ITEMS, jobs, item -> "r" + item, 1);
        assertThat(handedOn).isEqualTo(results(ITEMS));
    }

    @Test
    void severalAreWorkedOnAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        run(
                List.of(0, 1),
                2,
                item -> {
                    both.countDown();
                    await(both); // one thread alone would wait for ever
                    return "r" + item;
                },
                1);
        assertThat(handedOn).isEqualTo(results(List.of(0, 1)));
    }

    /** The first is finished only when no other is begun any more. */
    @Test
    void nobodyRunsFarAhead() {
        int ahead = 2 * 32;
        CountDownLatch others = new CountDownLatch(ahead - 1);
        run(
                ITEMS,
                2,
                item -> {
                    if (item == 0) {
                        await(others);
                    } else {
                        others.countDown();
                    }
                    return "r" + item;
                },
                1);
        assertThat(handedOn).isEqualTo(results(ITEMS));
        assertThat(most.get()).isLessThanOrEqualTo(ahead);
    }

    @Test
    void largeResultsAreNotPiledUp() {
        run(ITEMS, 4, item -> "r" + item, Runtime.getRuntime().maxMemory() / 4);
        assertThat(handedOn).isEqualTo(results(ITEMS));
        assertThat(most.get()).isLessThanOrEqualTo(4 + 1);
    }

    @Test
    void whoDidNotHaveEnoughMemoryIsRepeatedAlone() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger seventh = new AtomicInteger();
        run(
                ITEMS,
                4,
                item -> {
                    int others = atWork.getAndIncrement();
                    try {
                        return item == 7 && (seventh.getAndIncrement() == 0 || others > 0) ? "full?" : "r" + item;
                    } finally {
                        atWork.decrementAndGet();
                    }
                },
                1);
        assertThat(handedOn).isEqualTo(results(ITEMS));
        assertThat(seventh).hasValue(2);
    }

    @Test
    void aFaultOfAJobIsNotWaitedForForEver() {
        Function<Integer, String> faulty = item -> {
            throw new IllegalStateException("fault");
        };
        assertThatThrownBy(() -> run(ITEMS, 3, faulty, 1)).hasRootCauseMessage("fault");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
