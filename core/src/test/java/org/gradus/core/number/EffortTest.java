package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;

class EffortTest {
    private static String worked(long limit, long work) {
        return Effort.within(
                limit,
                () -> {
                    Effort.spend(work);
                    return "done";
                },
                reason -> reason);
    }

    @Test
    void nothingIsCountedOutside() {
        assertThatCode(() -> Effort.spend(Long.MAX_VALUE)).doesNotThrowAnyException();
    }

    @Test
    void theLimitIsReachedByWorkAlone() {
        assertThat(worked(10, 10)).isEqualTo("done");
        assertThat(worked(10, 11)).isEqualTo("work budget");
        assertThat(worked(10, 10)).isEqualTo("done");
    }

    @Test
    void anInnerLimitLeavesTheOuterOneItsRest() {
        String both = Effort.within(
                100,
                () -> worked(10, 20) + ", " + worked(50, 40) + ", " + worked(1_000, 70),
                reason -> "outside: " + reason);
        assertThat(both).isEqualTo("outside: work budget");
        assertThat(Effort.within(100, () -> worked(10, 20) + ", " + worked(50, 40), reason -> "outside: " + reason))
                .isEqualTo("work budget, done");
    }

    @Test
    void interruptionIsSeenAndStays() {
        Thread.currentThread().interrupt();
        assertThat(worked(1_000_000, 10_000)).isEqualTo("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void evaluationCosts() {
        Expr formula = ExprParser.parse("atan(exp(sin(2)))");
        assertThat(Effort.within(
                        1_000,
                        () -> Enclosure.of(formula, quantity -> Interval.ZERO, 8_000)
                                .toString(),
                        reason -> reason))
                .isEqualTo("work budget");
    }
}
