package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerLetter;
import org.gradus.core.layer.LayerShapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts on equations of backpropagation against {@link SmallNetwork}s, which know none of them; forgeries of the true ones. */
class BackpropagationOracleTest {
    private static final int NETWORKS = 4;
    private static final double NEAR = 1e-6;

    static Stream<LayerEquation> truths() {
        return BackpropagationClaimsTest.read()
                .filter(line -> line.verdict().equals("proved"))
                .map(BackpropagationClaimsTest::equation);
    }

    static Stream<LayerEquation> untruths() {
        return BackpropagationClaimsTest.read()
                .filter(line -> line.verdict().equals("refuted"))
                .map(BackpropagationClaimsTest::equation);
    }

    /** Whether difference quotients agree with it in every network. */
    private static boolean holds(LayerEquation equation) {
        return IntStream.range(0, NETWORKS).allMatch(seed -> {
            SmallNetwork network = new SmallNetwork(equation, seed);
            double[][] derivative = network.derivative();
            double[][] claimed = network.claimed();
            boolean near = derivative.length == claimed.length && derivative[0].length == claimed[0].length;
            for (int i = 0; near && i < derivative.length; i++) {
                for (int j = 0; j < derivative[0].length; j++) {
                    near &= Math.abs(derivative[i][j] - claimed[i][j]) < NEAR * (1 + Math.abs(derivative[i][j]));
                }
            }
            return near;
        });
    }

    @ParameterizedTest
    @MethodSource("truths")
    void whatIsProvedIsTrueOfNetworks(LayerEquation equation) {
        assertThat(holds(equation)).as(equation.text()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("untruths")
    void whatIsRefutedIsFalseOfNetworks(LayerEquation equation) {
        assertThat(holds(equation)).as(equation.text()).isFalse();
    }

    /** One change somewhere in a true equation: whatever comes out, the verdict is that of the networks. */
    @Test
    void forgeriesAreToldFromTheTruth() {
        List<LayerEquation> all = truths().toList();
        Random random = new Random(17);
        int proved = 0;
        int refuted = 0;
        for (int i = 0; i < 600; i++) {
            LayerEquation truth = all.get(random.nextInt(all.size()));
            Expr right = forged(truth.right(), random, letters(truth));
            LayerEquation forgery =
                    new LayerEquation(truth.kind(), truth.last(), truth.left(), right, truth.gradient());
            Finding finding = new LayerClaim(forgery).verify();
            if (LayerShapes.fault(forgery.relation()).isPresent()) {
                assertThat(finding).as(forgery.text()).isInstanceOf(Finding.Misshapen.class);
            } else if (holds(forgery)) {
                assertThat(finding).as(forgery.text()).isInstanceOf(Finding.Proved.class);
                proved++;
            } else {
                assertThat(finding).as(forgery.text()).isInstanceOf(Finding.Refuted.class);
                refuted++;
            }
        }
        assertThat(proved).isGreaterThan(5);
        assertThat(refuted).isGreaterThan(50);
    }

    /** The letters that stand in it. */
    private static List<Expr> letters(LayerEquation equation) {
        List<Expr> letters = new ArrayList<>();
        collect(equation.right(), letters);
        return letters;
    }

    private static void collect(Expr formula, List<Expr> letters) {
        if (LayerLetter.of(formula).isPresent()) {
            letters.add(formula);
        } else {
            Children.of(formula).forEach(child -> collect(child, letters));
        }
    }

    private static Expr forged(Expr formula, Random random, List<Expr> letters) {
        boolean here = random.nextInt(3) == 0;
        if (!here && formula instanceof Expr.Hadamard hadamard) {
            return random.nextBoolean()
                    ? new Expr.Hadamard(forged(hadamard.left(), random, letters), hadamard.right())
                    : new Expr.Hadamard(hadamard.left(), forged(hadamard.right(), random, letters));
        }
        if (!here && formula instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>(product.factors());
            int changed = random.nextInt(factors.size());
            factors.set(changed, forged(factors.get(changed), random, letters));
            return new Expr.Product(factors);
        }
        if (!here && formula instanceof Expr.Transpose transpose) {
            return new Expr.Transpose(forged(transpose.operand(), random, letters));
        }
        return changed(formula, random, letters);
    }

    private static Expr changed(Expr formula, Random random, List<Expr> letters) {
        Expr other = letters.get(random.nextInt(letters.size()));
        return switch (random.nextInt(9)) {
            case 0 -> Terms.negative(formula);
            case 1 -> new Expr.Transpose(formula);
            case 2 -> Terms.times(Expr.Num.of(2), formula);
            case 3 -> other;
            case 4 -> Terms.plus(formula, other);
            case 5 -> new Expr.Hadamard(formula, other);
            case 6 -> formula instanceof Expr.Hadamard hadamard ? hadamard.left() : Terms.plus(formula, formula);
            case 7 ->
                formula instanceof Expr.Hadamard hadamard
                        ? new Expr.Hadamard(hadamard.right(), hadamard.left())
                        : new Expr.Transpose(new Expr.Transpose(formula));
            default -> Terms.times(formula, other);
        };
    }
}
