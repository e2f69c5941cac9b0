package org.gradus.report.functions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.ClassRule;
import org.gradus.core.function.ScalarActivation;

/** Activations that nobody in this library has heard of. */
final class NewActivations {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private NewActivations() {}

    /** z/√(1 + z²): smooth, read as a class at 0. */
    static final ScalarActivation ALGEBRAIC =
            new New("algebraic", "z/sqrt(1+z^2)", List.of(), ClassRule.AT_LEAST_ZERO) {
                @Override
                public double value(double z) {
                    return z / Math.hypot(1, z);
                }

                @Override
                public double derivative(double z) {
                    return Math.pow(1 + z * z, -1.5);
                }
            };

    /** ½(1 + z/√(1 + z²)): smooth, a probability. */
    static final ScalarActivation HALF_ALGEBRAIC =
            new New("half-algebraic", "(1+z/sqrt(1+z^2))/2", List.of(), ClassRule.AT_LEAST_HALF) {
                @Override
                public double value(double z) {
                    return (1 + z / Math.hypot(1, z)) / 2;
                }

                @Override
                public double derivative(double z) {
                    return Math.pow(1 + z * z, -1.5) / 2;
                }
            };

    /** z up to 1, then 2z − 1: a kink at 1. */
    static final ScalarActivation BENT =
            new New("bent", "piecewise(z > 1, 2*z-1, z)", List.of(Expr.Num.of(1)), ClassRule.AT_LEAST_ZERO) {
                @Override
                public double value(double z) {
                    return z > 1 ? 2 * z - 1 : z;
                }

                @Override
                public double derivative(double z) {
                    return z > 1 ? 2 : 1;
                }
            };

    static final List<ScalarActivation> ALL = List.of(ALGEBRAIC, HALF_ALGEBRAIC, BENT);

    private abstract static class New implements ScalarActivation {
        private final String name;
        private final Expr formula;
        private final List<Expr> kinks;
        private final ClassRule rule;

        New(String name, String formula, List<Expr> kinks, ClassRule rule) {
            this.name = name;
            this.formula = ExprParser.parse(formula);
            this.kinks = kinks;
            this.rule = rule;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Expr formula(Expr z) {
            return Substitution.apply(formula, Map.of(Z, z));
        }

        @Override
        public List<Expr> kinks() {
            return kinks;
        }

        @Override
        public Optional<ClassRule> classRule() {
            return Optional.of(rule);
        }

        @Override
        public boolean isIncreasing() {
            return true;
        }
    }
}
