package org.gradus.symbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Evaluator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;

/** Names the typical mistake behind a refuted claim: the first that gives exactly the claim, which the kernel has to prove. */
final class Mistakes {
    private static final long BUDGET = 200_000;
    private static final int LONGEST = 200;
    private static final double CLOSE = 1e-9;
    private static final double[] SAMPLES = {0.7310, -0.6429, 1.8127, -1.3711, 0.2903, -2.2391, 3.4177};

    private final Problem problem;
    private final Slips slips;

    private Mistakes(Problem problem) {
        this.problem = problem;
        this.slips = new Slips(problem.wrt());
    }

    static Optional<Mistake> in(Problem problem) {
        if (Notation.size(problem.of()) > LONGEST || Notation.size(problem.claim()) > LONGEST) {
            return Optional.empty();
        }
        try {
            return new Mistakes(problem).find();
        } catch (Unsupported | IllegalArgumentException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    private record Candidate(Mistake mistake, Expr derivative) {}

    private Optional<Mistake> find() {
        List<Candidate> candidates = new ArrayList<>();
        Expr of = problem.of();
        boolean smooth = CaseSplit.isSmooth(of);
        if (smooth) {
            Expr right = slips.right(of);
            add(candidates, Mistake.Kind.SIGN, Tidy.negative(right));
            slips.of(of).forEach(slip -> add(candidates, slip.kind(), slip.derivative()));
            Expr named = of.accept(new Recognised());
            if (!named.equals(of)) {
                slips.of(named).forEach(slip -> add(candidates, slip.kind(), slip.derivative()));
            }
            add(candidates, Mistake.Kind.VALUE_FOR_ARGUMENT, Substitution.apply(right, Map.of(problem.wrt(), of)));
            otherVariables(candidates);
        } else {
            Expr straight = of.accept(new WithoutSwitches());
            add(candidates, Mistake.Kind.RELU_SLOPE, slips.right(straight));
            WrittenDerivative.of(of, problem.wrt())
                    .ifPresent(right -> add(candidates, Mistake.Kind.SIGN, negatedCases(right)));
            switched(candidates);
        }
        candidates.sort(Comparator.comparing(candidate -> candidate.mistake.kind()));
        for (Candidate candidate : candidates) {
            if (isClaim(candidate.derivative)) {
                return Optional.of(candidate.mistake);
            }
        }
        return integrated().or(() -> RoundedConstant.in(problem));
    }

    private static void add(List<Candidate> candidates, Mistake.Kind kind, Expr derivative) {
        candidates.add(new Candidate(new Mistake(kind, List.of()), derivative));
    }

    private static Expr negatedCases(Expr derivative) {
        return derivative instanceof Expr.Piecewise piecewise
                ? new Expr.Piecewise(piecewise.cases().stream()
                        .map(line -> new Expr.Case(Tidy.negative(line.value()), line.condition()))
                        .toList())
                : Tidy.negative(derivative);
    }

    private void otherVariables(List<Candidate> candidates) {
        for (Expr other : Quantities.of(problem.of())) {
            if (other instanceof Expr.Symbol symbol && !symbol.equals(problem.wrt())) {
                Mistake mistake = new Mistake(Mistake.Kind.WRONG_VARIABLE, List.of(symbol));
                candidates.add(new Candidate(mistake, WrittenDerivative.byRules(problem.of(), symbol)));
            }
        }
    }

    /** Slips in the branches: the same kind in each, or in one of them. */
    private void switched(List<Candidate> candidates) {
        if (problem.of() instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            Expr t = Expr.Symbol.of("t#");
            Expr outer = new Expr.Apply(apply.function(), List.of(t));
            WrittenDerivative.of(outer, (Expr.Symbol) t)
                    .ifPresent(derivative -> add(
                            candidates,
                            Mistake.Kind.INNER_DERIVATIVE,
                            Substitution.apply(
                                    derivative, Map.of(t, apply.arguments().get(0)))));
        }
        CaseSplit.Split split = CaseSplit.of(problem.of(), problem.wrt());
        List<CaseSplit.Branch> branches = split.branches();
        List<Expr> right =
                branches.stream().map(branch -> slips.right(branch.formula())).toList();
        for (int i = 0; i < branches.size(); i++) {
            for (Slips.Slip slip : slips.of(branches.get(i).formula())) {
                List<Expr.Case> cases = new ArrayList<>();
                for (int k = 0; k < branches.size(); k++) {
                    cases.add(Expr.Case.when(branches.get(k).condition(), k == i ? slip.derivative() : right.get(k)));
                }
                add(candidates, slip.kind(), new Expr.Piecewise(cases));
            }
        }
        for (Expr other : Quantities.of(problem.of())) {
            if (other instanceof Expr.Symbol symbol && !symbol.equals(problem.wrt())) {
                Optional<Expr> derivative = WrittenDerivative.of(problem.of(), symbol);
                derivative.ifPresent(wrong -> candidates.add(
                        new Candidate(new Mistake(Mistake.Kind.WRONG_VARIABLE, List.of(symbol)), wrong)));
            }
        }
    }

    /** The claim's derivative is the formula. */
    private Optional<Mistake> integrated() {
        Expr derivative = CaseSplit.isSmooth(problem.claim()) ? slips.right(problem.claim()) : Expr.Num.of(0);
        boolean is = CaseSplit.isSmooth(problem.of())
                && isClose(derivative, problem.of())
                && ClaimDecision.isEqualOnOpenCells(
                        new Problem(problem.claim(), problem.wrt(), problem.of(), problem.assume(), Map.of(), Map.of()),
                        BUDGET);
        return is ? Optional.of(new Mistake(Mistake.Kind.INTEGRATED, List.of())) : Optional.empty();
    }

    // ---- whether a wrong derivative is the claim ----

    private boolean isClaim(Expr candidate) {
        return isClose(candidate, problem.claim()) && isEqual(problem, candidate);
    }

    /** By the kernel: {@code ∂(t·candidate)/∂t} is the claim. */
    static boolean isEqual(Problem problem, Expr candidate) {
        Expr.Symbol t = Expr.Symbol.of("t#");
        Problem equation = new Problem(
                Terms.times(t, candidate), t, problem.claim(), problem.assume(), problem.after(), problem.at());
        return ClaimDecision.isEqualOnOpenCells(equation, BUDGET);
    }

    private boolean isClose(Expr left, Expr right) {
        return isClose(problem, left, right);
    }

    /** In doubles, at points of the domain; only to save proofs. */
    static boolean isClose(Problem problem, Expr left, Expr right) {
        Set<Expr> variables = problem.variables();
        int compared = 0;
        for (int start = 0; start < SAMPLES.length; start++) {
            Map<Expr, Double> point = new HashMap<>();
            for (Expr variable : variables) {
                point.put(variable, SAMPLES[(start + 2 * point.size()) % SAMPLES.length]);
            }
            problem.at().forEach((variable, value) -> point.put(variable, value(value, point)));
            problem.after().forEach((variable, value) -> point.put(variable, value(value, point)));
            if (!isInDomain(problem, point)) {
                continue;
            }
            double a = value(left, point);
            double b = value(right, point);
            if (Double.isFinite(a) && Double.isFinite(b)) {
                compared++;
                if (Math.abs(a - b) > CLOSE * (1 + Math.abs(b))) {
                    return false;
                }
            } else if (Double.isFinite(a) != Double.isFinite(b)) {
                return false;
            }
        }
        return compared > 0;
    }

    private static boolean isInDomain(Problem problem, Map<Expr, Double> point) {
        for (Expr.Relation assumption : problem.assume()) {
            double difference = value(Terms.minus(assumption.left(), assumption.right()), point);
            boolean holds = switch (assumption.operator()) {
                case GREATER, GREATER_OR_EQUAL -> difference > 0;
                case LESS, LESS_OR_EQUAL -> difference < 0;
                default -> true;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static double value(Expr formula, Map<Expr, Double> point) {
        try {
            return Evaluator.value(formula, quantity -> point.getOrDefault(quantity, Double.NaN));
        } catch (ArithmeticException | IllegalArgumentException undefined) {
            return Double.NaN;
        }
    }

    // ---- rewritings ----

    /** Sigmoid and tanh written out are called by their names. */
    private static final class Recognised extends Rewriter {
        @Override
        public Expr quotient(Expr.Quotient quotient) {
            Expr above = rewrite(quotient.numerator());
            Expr below = rewrite(quotient.denominator());
            for (Expr exponent : exponents(below)) {
                for (Expr u : List.of(exponent, Tidy.negative(exponent))) {
                    Expr same = new Expr.Quotient(above, below);
                    for (Function function : List.of(Function.SIGMOID, Function.TANH)) {
                        Expr named = Expr.Apply.of(function, u);
                        if (Verifier.equal(same, named, List.of()) instanceof Verdict.Proved) {
                            return named;
                        }
                    }
                }
            }
            return new Expr.Quotient(above, below);
        }

        private static List<Expr> exponents(Expr formula) {
            List<Expr> found = new ArrayList<>();
            if (formula instanceof Expr.Power power && power.base() == Expr.Constant.E) {
                found.add(power.exponent());
            } else if (formula instanceof Expr.Apply apply && apply.function().equals(Function.EXP.text())) {
                found.add(apply.arguments().get(0));
            } else if (formula instanceof Expr.Sum) {
                Children.of(formula).forEach(child -> found.addAll(exponents(child)));
            }
            return found;
        }
    }

    /** Every switch taken to be on: relu is the identity, a definition by cases its first. */
    private static final class WithoutSwitches extends Rewriter {
        @Override
        public Expr apply(Expr.Apply apply) {
            List<Expr> arguments = rewrite(apply.arguments());
            return switch (Function.of(apply.function()).orElseThrow()) {
                case RELU, ABS -> arguments.get(0);
                case MAX, MIN ->
                    arguments.stream()
                            .filter(argument -> !(argument instanceof Expr.Num))
                            .findFirst()
                            .orElse(arguments.get(0));
                default -> new Expr.Apply(apply.function(), arguments);
            };
        }

        @Override
        public Expr piecewise(Expr.Piecewise piecewise) {
            return rewrite(piecewise.cases().get(0).value());
        }
    }
}
