package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Retry;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.junit.jupiter.api.Test;

/** A request to begin again is no refusal: who catches a refusal does not swallow it, and it does not leave the kernel. */
class RetryTest {
    @Test
    void twoRoots() {
        assertThat(Unsupported.class.isAssignableFrom(Retry.class)).isFalse();
        assertThat(Retry.class.isAssignableFrom(Unsupported.class)).isFalse();
        assertThat(Retry.class).isAssignableFrom(SignWanted.class);
        assertThat(Retry.class).isAssignableFrom(IndexSplit.Unknown.class);
    }

    @Test
    void whatNobodyHonoursIsRefused() {
        Function<Ring, Boolean> asks = ring -> {
            throw new SignWanted(Polynomial.constant(ring, Rational.ONE));
        };
        assertThatThrownBy(() -> Ring.with(1_000, asks)).isInstanceOf(Unsupported.class);
        assertThatThrownBy(() -> Ring.withOneScale(1_000, asks)).isInstanceOf(Unsupported.class);
        assertThatThrownBy(() -> Ring.withOpaqueExponentials(1_000, asks)).isInstanceOf(Unsupported.class);
    }

    /** A power of 1/7 needs a finer scale than the one the run begins with. */
    @Test
    void aFinerScaleIsGiven() {
        Expr seventh = ExprParser.parse("exp(z/7)^7");
        assertThat(Prover.equal(seventh, ExprParser.parse("exp(z)"), List.of())).isInstanceOf(Verdict.Proved.class);
        boolean refusedInside = Ring.with(100_000, ring -> {
            NormalForm form = new NormalForm(ring, new Claim(List.of(seventh), List.of()));
            try {
                form.of(seventh);
                return false;
            } catch (Unsupported swallowed) {
                return true;
            }
        });
        assertThat(refusedInside).isFalse();
    }

    /** δ_ij without a word on i and j: both cases, and neither where nobody can ask. */
    @Test
    void unknownIndices() {
        Expr delta = new Expr.Kronecker(Expr.Symbol.of("i"), Expr.Symbol.of("j"));
        Expr square = new Expr.Power(delta, Expr.Num.of(2));
        assertThat(Prover.equal(square, delta, List.of())).isInstanceOf(Verdict.Proved.class);
        assertThat(Prover.holds(
                        new Expr.Relation(delta, Expr.Relation.Operator.GREATER_OR_EQUAL, Expr.Num.of(0)), List.of()))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(Prover.zeroTest().test(delta)).isEqualTo(ZeroTest.Answer.UNKNOWN);
    }
}
