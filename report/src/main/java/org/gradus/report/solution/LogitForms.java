package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Losses;
import org.gradus.core.function.Softmax;
import org.gradus.core.number.Real;

/** The cross-entropies in terms of the logits: the same value without overflow, and without the digits of y. */
final class LogitForms {
    private static final Expr ONE = Expr.Num.of(1);
    private static final int PRECISION = 256;

    private final LossSolver solver;

    LogitForms(LossSolver solver) {
        this.solver = solver;
    }

    /** Each may stand for C; none if the loss takes no logarithm of a softmax or sigmoid. */
    List<Expr> formulas() {
        boolean cross = solver.loss().equals(Losses.CROSS_ENTROPY);
        boolean binary = solver.loss().equals(Losses.BINARY_CROSS_ENTROPY);
        boolean computed = !solver.last().preactivation().isEmpty();
        if (computed && cross && solver.last().function() instanceof Softmax) {
            LogitProofs.SOFTMAX.require();
            return softmax();
        }
        if (computed && binary && LossSolver.isSigmoid(solver.last().function())) {
            LogitProofs.SIGMOID.require();
            return List.of(sigmoid());
        }
        return List.of();
    }

    // ---- softmax: ln y_i = s_i − ln Σ e^{s_k} ----

    private List<Expr> softmax() {
        List<Expr> exponents = new ArrayList<>();
        List<Expr> targets = solver.targets();
        List<Expr> weighted = new ArrayList<>();
        Optional<Integer> only = Optional.empty();
        boolean oneHot = true;
        for (int i = 0; i < targets.size(); i++) {
            Evaluation s = solver.logit(i).orElseThrow();
            boolean infinite = s.value().printed().equals(Display.NEGATIVE_INFINITY);
            boolean none = Exact.isNumber(solver.target(i), 0);
            if (!infinite) {
                exponents.add(s.symbol());
            }
            if (!none && infinite) {
                return List.of(); // the loss is infinite and was refused
            }
            if (!infinite) {
                weighted.add(new Expr.Negation(Expr.Product.of(targets.get(i), s.symbol())));
            }
            if (!none) {
                oneHot &= only.isEmpty() && Exact.isNumber(solver.target(i), 1);
                only = Optional.of(i);
            }
        }
        Expr logSum = Terms.ln(Terms.sum(exponents.stream().map(Terms::exp).toList()));
        List<Expr> terms = new ArrayList<>();
        terms.add(solver.targetsSumToOne() ? logSum : Expr.Product.of(new Expr.Sum(targets), logSum));
        terms.addAll(weighted);
        List<Expr> forms = new ArrayList<>();
        forms.add(new Expr.Sum(terms));
        if (oneHot && only.isPresent() && exponents.size() > 1) {
            forms.add(oneHot(exponents, solver.logit(only.get()).orElseThrow().symbol()));
        }
        return forms;
    }

    /** ln(1 + Σ_{k ≠ c} e^{s_k − s_c}) for the target 1 at c: keeps its digits where y_c is nearly 1. */
    private static Expr oneHot(List<Expr> exponents, Expr own) {
        List<Expr> others = exponents.stream()
                .filter(s -> !s.equals(own))
                .map(s -> Terms.exp(Expr.Sum.of(s, new Expr.Negation(own))))
                .toList();
        return Terms.ln(Expr.Sum.of(ONE, Terms.sum(others)));
    }

    // ---- sigmoid: −ln y = ln(1 + e^{−z}), −ln(1 − y) = z + ln(1 + e^{−z}) ----

    private Expr sigmoid() {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < solver.targets().size(); i++) {
            Evaluation z = solver.last().preactivation().get(i);
            Expr t = solver.targets().get(i);
            boolean positive = isPositive(z.value().real());
            terms.add(binary(z.symbol(), t, positive));
        }
        return Terms.sum(terms);
    }

    /** For z > 0: (1 − t) z + ln(1 + e^{−z}); else ln(1 + e^z) − t z. */
    static Expr binary(Expr z, Expr t, boolean positive) {
        return positive
                ? Expr.Sum.of(Expr.Product.of(Terms.minus(ONE, t), z), softplus(new Expr.Negation(z)))
                : Expr.Sum.of(softplus(z), new Expr.Negation(Expr.Product.of(t, z)));
    }

    /** ∂C/∂y of the binary cross-entropy: with 1/y = 1 + e^{−z} and 1/(1 − y) = 1 + e^z. */
    static List<Expr> binaryGradient(Expr z, Expr t) {
        LogitProofs.SIGMOID.require();
        Expr first = Expr.Product.of(t, Expr.Sum.of(ONE, Terms.exp(new Expr.Negation(z))));
        Expr second = Expr.Product.of(Terms.minus(ONE, t), Expr.Sum.of(ONE, Terms.exp(z)));
        return List.of(Expr.Sum.of(second, new Expr.Negation(first)));
    }

    /** tanh′(z), in powers that do not grow. */
    static Expr steepTanh(Expr z, boolean positive) {
        Expr twice = Expr.Product.of(Expr.Num.of(2), z);
        Expr power = Terms.exp(positive ? new Expr.Negation(twice) : twice);
        return new Expr.Quotient(
                Expr.Product.of(Expr.Num.of(4), power), new Expr.Power(Expr.Sum.of(ONE, power), Expr.Num.of(2)));
    }

    private static boolean isPositive(Real z) {
        return Enclosed.of(z, PRECISION).filter(value -> value.lower() > 0).isPresent();
    }

    static Expr softplus(Expr z) {
        return Terms.ln(Expr.Sum.of(ONE, Terms.exp(z)));
    }
}
