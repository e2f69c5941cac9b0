package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.LogitForm;
import org.gradus.core.number.Real;
import org.gradus.report.worksheet.Display;
import org.gradus.report.worksheet.Enclosed;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Terms;

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
        Optional<LogitForm> form = solver.logitForm();
        if (form.isEmpty() || solver.last().preactivation().isEmpty()) {
            return List.of();
        }
        return switch (form.get()) {
            case SOFTMAX -> {
                LogitProofs.SOFTMAX.require();
                yield softmax();
            }
            case SIGMOID -> {
                LogitProofs.SIGMOID.require();
                yield List.of(sigmoid());
            }
        };
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

    private static boolean isPositive(Real z) {
        return Enclosed.of(z, PRECISION).filter(value -> value.lower() > 0).isPresent();
    }

    static Expr softplus(Expr z) {
        return Terms.ln(Expr.Sum.of(ONE, Terms.exp(z)));
    }
}
