package org.gradus.report.functions;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Reduction;
import org.gradus.core.function.SummedLoss;

/** Losses that nobody in this library has heard of. */
final class NewLosses {
    private static final Expr ZERO = Expr.Num.of(0);

    private NewLosses() {}

    /** 1/N Σ (e^{y − t} − (y − t) − 1): smooth, a mean (Varian, A Bayesian approach to real estate assessment, 1975). */
    static final SummedLoss LINEX = new SummedLoss("linex", Reduction.MEAN) {
        @Override
        protected double term(double y, double t) {
            return Math.expm1(y - t) - (y - t);
        }

        @Override
        protected double slope(double y, double t) {
            return Math.expm1(y - t);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return put("exp(y-t)-(y-t)-1", y, t);
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return put("exp(y-t)-1", y, t);
        }
    };

    /** Σ ln cosh(y − t): smooth, a sum. */
    static final SummedLoss LOG_COSH = new SummedLoss("log-cosh", Reduction.SUM) {
        @Override
        protected double term(double y, double t) {
            return Math.log(Math.cosh(y - t));
        }

        @Override
        protected double slope(double y, double t) {
            return Math.tanh(y - t);
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return put("ln(cosh(y-t))", y, t);
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return put("tanh(y-t)", y, t);
        }
    };

    /** Σ of 0.3 (t − y) below the target and 0.7 (y − t) above it (Koenker and Bassett, Regression quantiles, 1978). */
    static final SummedLoss PINBALL = new Pinball("pinball", Reduction.SUM);

    /** The same, a mean. */
    static final SummedLoss MEAN_PINBALL = new Pinball("mean-pinball", Reduction.MEAN);

    static final List<SummedLoss> ALL = List.of(LINEX, LOG_COSH, PINBALL, MEAN_PINBALL);

    private static final class Pinball extends SummedLoss {
        Pinball(String name, Reduction reduction) {
            super(name, reduction);
        }

        @Override
        protected double term(double y, double t) {
            return y < t ? 0.3 * (t - y) : 0.7 * (y - t);
        }

        @Override
        protected double slope(double y, double t) {
            return y == t ? 0 : y < t ? -0.3 : 0.7;
        }

        @Override
        protected Expr term(Expr y, Expr t) {
            return cases(y, t, put("0.3*(t-y)", y, t), put("0.7*(y-t)", y, t), ZERO);
        }

        @Override
        protected Expr slope(Expr y, Expr t) {
            return cases(y, t, put("-0.3", y, t), put("0.7", y, t), ZERO);
        }

        private static Expr cases(Expr y, Expr t, Expr below, Expr above, Expr at) {
            return Expr.Piecewise.of(Case.when(less(y, t), below), Case.when(less(t, y), above), Case.otherwise(at));
        }

        @Override
        public List<Kink> kinks(Expr y, Expr t) {
            return List.of(new Kink(Relation.equal(y, t), Optional.empty()));
        }

        @Override
        public List<List<Relation>> regions(Expr y, Expr t) {
            return List.of(List.of(less(y, t)), List.of(less(t, y)));
        }

        private static Relation less(Expr left, Expr right) {
            return new Relation(left, Relation.Operator.LESS, right);
        }
    }

    private static Expr put(String formula, Expr y, Expr t) {
        return Substitution.apply(
                ExprParser.parse(formula),
                symbol -> symbol.equals(Expr.Symbol.of("y")) ? Optional.of(y) : Optional.of(t));
    }
}
