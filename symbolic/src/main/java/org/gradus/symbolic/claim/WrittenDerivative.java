package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.Activations;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.derive.Differentiator;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.CommonFactor;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.Tidy;

/** The derivative as one would write it, rule by rule; shown only where the kernel has proved it. */
final class WrittenDerivative {
    private static final long BUDGET = 300_000;
    private static final int MOST_RULES = 400;
    private static final int LONGEST = 400;

    private WrittenDerivative() {}

    /** Empty where there is no rule, or no proof. */
    static Optional<Expr> of(Expr formula, Expr.Symbol wrt) {
        if (Notation.size(formula) > LONGEST) {
            return Optional.empty();
        }
        try {
            Expr written = CaseSplit.isSmooth(formula) ? smooth(formula, wrt) : byCases(formula, wrt);
            Problem problem = new Problem(formula, wrt, written, List.of(), Map.of(), Map.of());
            return DerivativeProof.isEqualOnOpenCells(problem, BUDGET) ? Optional.of(written) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | Unsupported none) {
            return Optional.empty();
        }
    }

    private static Expr byCases(Expr formula, Expr.Symbol wrt) {
        List<Expr.Case> cases = new ArrayList<>();
        for (CaseSplit.Branch branch : CaseSplit.of(formula, wrt).branches()) {
            cases.add(Expr.Case.when(branch.condition(), smooth(branch.formula(), wrt)));
        }
        return new Expr.Piecewise(cases);
    }

    /** Sigmoid and tanh in terms of themselves; else by the rules. */
    private static Expr smooth(Expr formula, Expr.Symbol wrt) {
        Expr tidy = Tidy.of(formula);
        Expr sigma = Expr.Apply.of(FunctionName.SIGMOID, wrt);
        if (tidy.equals(Tidy.of(Activations.SIGMOID.formula(wrt)))) {
            return Terms.times(sigma, Terms.minus(Notation.ONE, sigma));
        }
        if (tidy.equals(Tidy.of(Activations.TANH.formula(wrt)))) {
            return Terms.minus(Notation.ONE, Terms.square(Expr.Apply.of(FunctionName.TANH, wrt)));
        }
        return CommonFactor.takenOut(byRules(formula, wrt));
    }

    static Expr byRules(Expr formula, Expr.Symbol wrt) {
        Differentiator differentiator = new Differentiator(wrt, Expr.DerivativeStyle.PRIME, Set.of());
        Expr line = differentiator.apply(formula).after();
        int rules = 0;
        for (Set<Expr.Derivative> next = pending(line); !next.isEmpty(); next = pending(line)) {
            rules += next.size();
            if (rules > MOST_RULES || Notation.size(line) > 4 * LONGEST) {
                throw new Unsupported("work budget");
            }
            Map<Expr, Expr> carriedOut = new HashMap<>();
            next.forEach(derivative -> carriedOut.put(
                    derivative, differentiator.apply(derivative.of()).after()));
            line = Tidy.of(line, carriedOut);
        }
        return line;
    }

    /** The derivatives that are not inside another one. */
    private static Set<Expr.Derivative> pending(Expr line) {
        Set<Expr.Derivative> found = new LinkedHashSet<>();
        collect(line, found);
        return found;
    }

    private static void collect(Expr expr, Set<Expr.Derivative> found) {
        if (expr instanceof Expr.Derivative derivative) {
            found.add(derivative);
        } else {
            Children.of(expr).forEach(child -> collect(child, found));
        }
    }
}
