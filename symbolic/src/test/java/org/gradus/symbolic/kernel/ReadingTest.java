package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;
import org.junit.jupiter.api.Test;

/** A theorem about letters says what they stand for; of a function of which nothing is known nothing but first derivatives is proved. */
class ReadingTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Indexed ZK = Expr.Indexed.of("z", "k");
    private static final Expr.Indexed ZJ = Expr.Indexed.of("z", "j");
    private static final Expr.Indexed YK = Expr.Indexed.of("y", "k");
    private static final Expr.Indexed WK = Expr.Indexed.of("w", "k");
    private static final Expr.Symbol C = Expr.Symbol.of("C");

    private static Expr sigma(Expr argument) {
        return Expr.Apply.of("sigma", argument);
    }

    private static Expr slope(Expr argument) {
        return Terms.prime(sigma(argument), argument);
    }

    private static Reading linear() {
        return new Reading().linear("sigma", Expr.Symbol.of("s"));
    }

    private static Verdict read(Expr left, Expr right, Reading reading) {
        return Prover.equalAsRead(left, right, List.of(), reading);
    }

    /** (z²)′ = 3z with z read as 0: a theorem, but one that says so, and no step of a derivation that does not. */
    @Test
    void whatLettersStandForIsSaid() {
        Expr square = Expr.Derivative.prime(ExprParser.parse("z^2"), Z);
        Expr three = ExprParser.parse("3*z");
        Verdict.Proved proof = (Verdict.Proved) read(square, three, new Reading().define(Z, Expr.Num.of(0)));
        assertThat(proof.theorem().under().stream().map(TextWriter::write)).containsExactly("z := 0");
        assertThatThrownBy(() -> new Derivation(
                        "f",
                        ExprParser.parse("z^2"),
                        Z,
                        List.of(),
                        List.of(new Step(Rule.POWER, proof, Optional.empty())),
                        three,
                        Optional.empty(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z := 0");
    }

    @Test
    void aFirstDerivativeIsRead() {
        assertThat(read(Terms.partial(sigma(ZK), ZK), slope(ZK), linear())).isInstanceOf(Verdict.Proved.class);
        Reading chain = linear().define(YK, Terms.times(Expr.Num.of(3), sigma(ZK)));
        assertThat(read(Terms.partial(YK, ZK), Terms.times(Expr.Num.of(3), slope(ZK)), chain))
                .isInstanceOf(Verdict.Proved.class);
    }

    /** σ(z) = σ′(z)·z holds of no function that one meets. */
    @Test
    void theFunctionItselfIsNot() {
        assertThat(read(sigma(ZK), Terms.times(slope(ZK), ZK), linear())).isInstanceOf(Verdict.Undecided.class);
        Reading named = linear().define(YK, sigma(ZK));
        assertThat(read(YK, Terms.times(slope(ZK), ZK), named)).isInstanceOf(Verdict.Undecided.class);
        Expr letter = Terms.times(Expr.Indexed.of("s", "k"), ZK);
        assertThat(read(Terms.partial(sigma(ZK), ZK), Expr.Indexed.of("s", "k"), linear()))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(read(sigma(ZK), letter, linear())).isInstanceOf(Verdict.Undecided.class);
    }

    /** (σ²)′ = 2σσ′ and not 2σ′²z; σ″ is not 0; ∂(wσ(z))/∂w is σ(z) and not σ′(z)z. */
    @Test
    void norWhatALinearPartDoesNotTell() {
        Reading square = linear().define(YK, Terms.square(sigma(ZK)));
        Expr wrong = Terms.times(Expr.Num.of(2), Terms.square(slope(ZK)), ZK);
        assertThat(read(Terms.partial(YK, ZK), wrong, square)).isInstanceOf(Verdict.Undecided.class);
        Expr second = Terms.partial(Terms.partial(sigma(ZK), ZK), ZK);
        assertThat(read(second, Expr.Num.of(0), linear())).isInstanceOf(Verdict.Undecided.class);
        Reading weighted = linear().define(YK, Terms.times(WK, sigma(ZK)));
        assertThat(read(Terms.partial(YK, WK), Terms.times(slope(ZK), ZK), weighted))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(read(Terms.partial(YK, ZK), Terms.times(WK, slope(ZK)), weighted))
                .isInstanceOf(Verdict.Proved.class);
        Expr product = Terms.partial(Terms.times(ZK, sigma(ZK)), ZK);
        assertThat(read(product, Terms.times(Expr.Num.of(2), slope(ZK), ZK), linear()))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(read(Terms.partial(sigma(YK), ZK), slope(YK), linear().define(YK, sigma(ZK))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    /** C by its linear part in z: its derivatives are, it itself is not known. */
    @Test
    void aQuantityByItsLinearPart() {
        Reading reading =
                new Reading().linear(C, Z, Expr.Symbol.of("delta")).define(ZK, Terms.square(Expr.Indexed.of("x", "k")));
        Expr xj = Expr.Indexed.of("x", "j");
        Expr result = Terms.times(Expr.Num.of(2), Expr.Indexed.of("delta", "j"), xj);
        Verdict.Proved proof = (Verdict.Proved) read(Terms.partial(C, xj), result, reading);
        assertThat(proof.theorem().under().stream().map(TextWriter::write))
                .anyMatch(name -> name.startsWith("delta_k := "));
        assertThat(read(C, Terms.sum("k", Terms.times(Expr.Indexed.of("delta", "k"), ZK)), reading))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(read(Terms.partial(C, Expr.Indexed.of("delta", "j")), ZJ, reading))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void onlyADerivativeWasDerived() {
        Theorem equation = ((Verdict.Proved) Prover.equal(Z, Z, List.of())).theorem();
        assertThatThrownBy(() -> new Reading().derived(equation)).isInstanceOf(IllegalArgumentException.class);
    }
}
