package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Evaluator;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Notation;
import org.gradus.symbolic.write.Tidy;

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

    /**
     * A wrong derivative and how it comes about.
     *
     * @param last whether it is tried after all others: a sign somewhere inside explains little
     */
    private record Candidate(Mistake mistake, Expr derivative, boolean last) {}

    private Optional<Mistake> find() {
        List<Candidate> candidates = new ArrayList<>();
        if (CaseSplit.isSmooth(problem.of())) {
            smooth(candidates);
        } else {
            kinked(candidates);
        }
        candidates.sort(Comparator.comparing(Candidate::last).thenComparing(candidate -> candidate.mistake.kind()));
        for (Candidate candidate : candidates) {
            if (isClaim(candidate.derivative)) {
                Mistake mistake = candidate.mistake;
                return Optional.of(
                        mistake.kind() == Mistake.Kind.INNER_VARIABLE
                                ? InnerVariable.mistake(mistake.details().get(0), problem.wrt())
                                : mistake);
            }
        }
        return integrated().or(() -> RoundedConstant.in(problem));
    }

    private void smooth(List<Candidate> candidates) {
        Expr of = problem.of();
        Expr right = slips.right(of);
        add(candidates, Mistake.Kind.SIGN, Tidy.negative(right));
        add(candidates, Mistake.Kind.VALUE_FOR_ARGUMENT, Substitution.apply(right, Map.of(problem.wrt(), of)));
        Expr named = of.accept(new Recognised());
        if (!named.equals(of)) {
            slips(named, candidates);
        }
        // who writes y for a sigmoid or tanh does not differentiate what it is made of
        if (named.equals(of) || !holds(problem.claim(), of)) {
            slips(of, candidates);
        }
        for (InnerVariable.Stopped stopped : InnerVariable.of(named, problem.wrt())) {
            Mistake mistake = new Mistake(Mistake.Kind.INNER_VARIABLE, List.of(stopped.u()));
            candidates.add(new Candidate(mistake, stopped.derivative(), false));
        }
        otherVariables(candidates);
    }

    private void slips(Expr formula, List<Candidate> candidates) {
        for (Slips.Slip slip : slips.of(formula)) {
            boolean inside = slip.mistake().kind() == Mistake.Kind.SIGN;
            candidates.add(new Candidate(slip.mistake(), slip.derivative(), inside));
        }
    }

    private static boolean holds(Expr formula, Expr part) {
        return formula.equals(part) || Children.of(formula).stream().anyMatch(child -> holds(child, part));
    }

    private void kinked(List<Candidate> candidates) {
        Expr of = problem.of();
        Set<Expr> switches = OneSided.switches(of);
        Mistake oneSide = switches.stream().allMatch(OneSided::isRelu)
                ? new Mistake(Mistake.Kind.RELU_SLOPE, List.of())
                : new Mistake(Mistake.Kind.ONE_SIDE, List.of(shownSwitch(switches)));
        OneSided.derivatives(of, problem.wrt())
                .forEach(derivative -> candidates.add(new Candidate(oneSide, derivative, false)));
        WrittenDerivative.of(of, problem.wrt())
                .ifPresent(right -> add(candidates, Mistake.Kind.SIGN, negatedCases(right)));
        switched(candidates);
    }

    /** The first that is no relu. */
    private static Expr shownSwitch(Set<Expr> switches) {
        return switches.stream()
                .filter(node -> !OneSided.isRelu(node))
                .findFirst()
                .orElseThrow();
    }

    private static void add(List<Candidate> candidates, Mistake.Kind kind, Expr derivative) {
        candidates.add(new Candidate(new Mistake(kind, List.of()), derivative, false));
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
                candidates.add(new Candidate(mistake, WrittenDerivative.byRules(problem.of(), symbol), false));
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
        branches(candidates);
        for (Expr other : Quantities.of(problem.of())) {
            if (other instanceof Expr.Symbol symbol && !symbol.equals(problem.wrt())) {
                Optional<Expr> derivative = WrittenDerivative.of(problem.of(), symbol);
                derivative.ifPresent(wrong -> candidates.add(
                        new Candidate(new Mistake(Mistake.Kind.WRONG_VARIABLE, List.of(symbol)), wrong, false)));
            }
        }
    }

    private void branches(List<Candidate> candidates) {
        CaseSplit.Split split;
        try {
            split = CaseSplit.of(problem.of(), problem.wrt());
        } catch (IllegalArgumentException severalSwitches) {
            return;
        }
        List<CaseSplit.Branch> branches = split.branches();
        List<Expr> right =
                branches.stream().map(branch -> slips.right(branch.formula())).toList();
        for (int i = 0; i < branches.size(); i++) {
            for (Slips.Slip slip : slips.of(branches.get(i).formula())) {
                List<Expr.Case> cases = new ArrayList<>();
                for (int k = 0; k < branches.size(); k++) {
                    cases.add(Expr.Case.when(branches.get(k).condition(), k == i ? slip.derivative() : right.get(k)));
                }
                boolean inside = slip.mistake().kind() == Mistake.Kind.SIGN;
                candidates.add(new Candidate(slip.mistake(), new Expr.Piecewise(cases), inside));
            }
        }
    }

    /** The claim's derivative is the formula. */
    private Optional<Mistake> integrated() {
        Expr derivative = CaseSplit.isSmooth(problem.claim()) ? slips.right(problem.claim()) : Expr.Num.of(0);
        boolean is = CaseSplit.isSmooth(problem.of())
                && isClose(derivative, problem.of())
                && DerivativeProof.isEqualOnOpenCells(
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
        return DerivativeProof.isEqualOnOpenCells(equation, BUDGET);
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
                    for (FunctionName function : List.of(FunctionName.SIGMOID, FunctionName.TANH)) {
                        Expr named = Expr.Apply.of(function, u);
                        if (Prover.equal(same, named, List.of()) instanceof Verdict.Proved) {
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
            } else if (formula instanceof Expr.Apply apply && apply.function().equals(FunctionName.EXP.text())) {
                found.add(apply.arguments().get(0));
            } else if (formula instanceof Expr.Sum) {
                Children.of(formula).forEach(child -> found.addAll(exponents(child)));
            }
            return found;
        }
    }
}
