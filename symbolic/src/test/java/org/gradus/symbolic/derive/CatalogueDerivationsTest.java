package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Evaluator;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation of the catalogue has a derivation, closed form where there is one, and its kinks by name. */
class CatalogueDerivationsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final double[] POINTS = {-3.5, -3, -1, -0.5, 0, 0.5, 1, 3, 3.5};

    static Stream<ScalarActivation> all() {
        return Activations.names().stream()
                .map(name -> Activations.named(name).orElseThrow())
                .filter(ScalarActivation.class::isInstance)
                .map(ScalarActivation.class::cast);
    }

    @Test
    void theCatalogueIsLong() {
        assertThat(all()).hasSizeGreaterThan(18);
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesItsKinks(ScalarActivation activation) {
        assertThat(Derivations.of(activation).kinks()).isEqualTo(activation.kinks());
    }

    /** The numbers of core come from formulas written by hand for doubles: a second path. */
    @ParameterizedTest
    @MethodSource("all")
    void hasTheValuesOfCore(ScalarActivation activation) {
        Derivation derivation = Derivations.of(activation);
        List<Double> kinks = activation.kinks().stream()
                .map(kink -> Evaluator.value(kink, q -> Double.NaN))
                .toList();
        for (double z : POINTS) {
            boolean covered = !(derivation.result() instanceof Expr.Piecewise cases) || isInsideACase(cases, z);
            if (!kinks.contains(z) && covered) {
                assertThat(Evaluator.value(derivation.result(), q -> z))
                        .as("%s at %s", derivation.name(), z)
                        .isCloseTo(activation.derivative(z), within(1e-14));
            }
        }
    }

    private static boolean isInsideACase(Expr.Piecewise result, double z) {
        return result.cases().stream()
                .map(line -> line.condition().orElseThrow())
                .anyMatch(condition -> {
                    double left = Evaluator.value(condition.left(), q -> z);
                    double right = Evaluator.value(condition.right(), q -> z);
                    return condition.operator() == Expr.Relation.Operator.LESS ? left < right : left > right;
                });
    }

    /** Symja refuses nothing smooth in the catalogue, and agrees. */
    @ParameterizedTest
    @MethodSource("all")
    void symjaDerivesTheSame(ScalarActivation activation) {
        Expr formula = activation.formula(Z);
        if (CaseSplit.isSmooth(formula)) {
            Verdict same = Prover.equal(Derivations.of(activation).result(), Cas.derive(formula, Z), List.of());
            assertThat(same).isInstanceOf(Verdict.Proved.class);
            return;
        }
        for (CaseSplit.Branch branch : CaseSplit.of(formula, Z).branches()) {
            Expr second = Cas.derive(branch.formula(), Z);
            Expr ours = Expr.Derivative.prime(formula, Z);
            assertThat(Prover.equal(ours, second, List.of(branch.condition()))).isInstanceOf(Verdict.Proved.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity | none",
                "sigmoid | y*(1-y)",
                "tanh | 1-y^2",
                "relu | none",
                "leaky-relu | none",
                "elu | piecewise(z > 0, 1, piecewise(z < 0, 1+y))",
                "selu | piecewise(z > 0, 1.0507009874, piecewise(z < 0, 1.75809934096980554576+y))",
                "softplus | 1-e^(-y)",
                "softsign | piecewise(z > 0, (1-y)^2, piecewise(z < 0, (1+y)^2))",
                "hard-sigmoid | none",
                "hard-tanh | none",
                "gelu | none",
                "gelu-tanh | none",
                "silu | y+sigmoid(z)-y*sigmoid(z)",
                "mish | none",
                "log-sigmoid | 1-e^y",
                "gaussian | -2*y*z",
                "arctan | none"
            })
    void hasItsClosedForm(String name, String expected) {
        Derivation derivation = ClosedForm.addedTo(
                Derivations.of((ScalarActivation) Activations.named(name).orElseThrow()));
        assertThat(derivation.closedForm().map(TextWriter::write).orElse("none"))
                .isEqualTo(expected);
    }
}
