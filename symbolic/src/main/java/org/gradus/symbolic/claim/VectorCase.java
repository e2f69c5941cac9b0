package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.FractionValue;
import org.gradus.symbolic.kernel.IndexSplit;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.Points;
import org.gradus.symbolic.kernel.Replacement;
import org.gradus.symbolic.kernel.SignWanted;
import org.gradus.symbolic.kernel.Signs;
import org.gradus.symbolic.kernel.Undefined;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.write.Decimals;

/** A claim about a vector in one case of its indices: the proof for every N, and witnesses with one index more than are named. */
final class VectorCase {
    private static final int[] BITS = {96, 480};

    private final Ring ring;
    private final VectorProblem problem;
    private final boolean equal;
    private final Claim claim;
    private final NormalForm form;
    private final Replacement targets;
    private final Fraction derivative;
    private final Fraction claimed;
    private final Optional<String> undefined;

    VectorCase(Ring ring, VectorProblem problem, boolean equal) {
        this.ring = ring;
        this.problem = problem;
        this.equal = equal;
        this.claim = new Claim(List.of(problem.of(), problem.claim(), problem.wrt()), problem.where(equal));
        Signs signs = new Signs();
        this.form = new NormalForm(ring, claim, signs, Map.of());
        signs.set(Signs.Undecided.ASSUMED);
        Fraction slope = form.of(Expr.Derivative.partial(problem.of(), problem.wrt()));
        Fraction of = form.of(problem.claim());
        this.undefined = whyUndefined(ring, problem, claim);
        this.targets = targets();
        this.derivative = targets.of(slope);
        this.claimed = targets.of(of);
    }

    /** Whether the claim is shown to be defined everywhere. */
    private static Optional<String> whyUndefined(Ring ring, VectorProblem problem, Claim claim) {
        Signs signs = new Signs();
        NormalForm strict = new NormalForm(ring, claim, signs, Map.of());
        signs.set(Signs.Undecided.SPLIT);
        try {
            strict.of(problem.claim());
            return Optional.empty();
        } catch (SignWanted | Undefined e) {
            return Optional.of(Finding.DEFINEDNESS);
        }
    }

    /** The targets have the sum 1: those that are not named are what is left of it. */
    private Replacement targets() {
        if (problem.subject() != Subject.Vector.SOFTMAX_CROSS_ENTROPY) {
            return new Replacement(ring, form, Map.of());
        }
        Fraction sum = form.of(VectorProblem.targets());
        for (Monomial monomial : sum.numerator().terms().keySet()) {
            int number = monomial.generator(0);
            if (ring.generator(number) instanceof Generator.Rest) {
                Fraction rest = ring.fraction(ring.generator(number));
                Fraction others = Fraction.of(ring, 1).minus(sum.minus(rest));
                return new Replacement(ring, form, Map.of(number, others));
            }
        }
        return new Replacement(ring, form, Map.of());
    }

    boolean isEqual() {
        return form.isCertainlyZero(derivative.minus(claimed));
    }

    /** Why the claim is not proved though it is equal where it is defined. */
    Optional<String> undefined() {
        return undefined;
    }

    // ---- witnesses ----

    Optional<Finding.Counterexample> witness(Finding.Extent extent) {
        return points().stream()
                .flatMap(point -> witness(point, extent).stream())
                .findFirst();
    }

    /** Whether some point is found that satisfies the assumptions. */
    boolean hasPoint() {
        return claim.assumptions().stream().allMatch(VectorProblem::isAboutIndices)
                || points().stream().anyMatch(point -> isInDomain(point, BITS[0]));
    }

    private boolean isInDomain(Map<Expr, Rational> point, int bits) {
        try {
            return isInDomain(value(point, bits));
        } catch (ArithmeticException notHere) {
            return false;
        }
    }

    private FractionValue value(Map<Expr, Rational> point, int bits) {
        return new FractionValue(ring, variable -> point.getOrDefault(named(variable), Rational.ZERO), bits);
    }

    private List<Map<Expr, Rational>> points() {
        Set<Expr> variables = new LinkedHashSet<>();
        for (Generator generator : ring.generators()) {
            if (generator instanceof Generator.Variable variable && !isFixed(named(variable.name()))) {
                variables.add(named(variable.name()));
            }
        }
        List<Map<Expr, Rational>> points = new ArrayList<>(Points.simple(variables));
        points.addAll(Points.others(variables));
        return points.stream().map(this::completed).toList();
    }

    /** N, and the target that makes the sum 1. */
    private static boolean isFixed(Expr name) {
        return name.equals(VectorProblem.N) || name.equals(Expr.Indexed.of("t", "k"));
    }

    private Map<Expr, Rational> completed(Map<Expr, Rational> point) {
        Map<Expr, Rational> all = new LinkedHashMap<>(point);
        Rational rest = Rational.ONE;
        Set<Expr> indices = new LinkedHashSet<>();
        for (Map.Entry<Expr, Rational> entry : point.entrySet()) {
            if (entry.getKey() instanceof Expr.Indexed indexed) {
                indices.addAll(indexed.indices());
                rest = indexed.base().name().equals("t") ? rest.minus(entry.getValue()) : rest;
            }
        }
        indices.add(Expr.Symbol.of("k"));
        if (problem.subject() == Subject.Vector.SOFTMAX_CROSS_ENTROPY) {
            all.put(Expr.Indexed.of("t", "k"), rest);
        }
        all.put(VectorProblem.N, Rational.of(indices.size()));
        return all;
    }

    private Optional<Finding.Counterexample> witness(Map<Expr, Rational> point, Finding.Extent extent) {
        try {
            for (int bits : BITS) {
                FractionValue value = value(point, bits);
                if (!isInDomain(value)) {
                    return Optional.empty();
                }
                Interval left = value.of(derivative);
                Interval right = value.of(claimed);
                if (left.isDisjointFrom(right)) {
                    return Optional.of(counterexample(point, left, right, extent));
                }
            }
        } catch (ArithmeticException notHere) {
            // the next point
        }
        return Optional.empty();
    }

    private boolean isInDomain(FractionValue value) {
        for (Fraction positive : form.signs().conditions()) {
            if (value.of(positive).signum().orElse(0) <= 0) {
                return false;
            }
        }
        for (Expr.Relation assumption : claim.assumptions()) {
            if (!VectorProblem.isAboutIndices(assumption) && !holds(assumption, value)) {
                return false;
            }
        }
        return true;
    }

    /** Certainly, not only perhaps. */
    private boolean holds(Expr.Relation assumption, FractionValue value) {
        Fraction difference = targets.of(form.of(Terms.minus(assumption.left(), assumption.right())));
        OptionalInt sign = form.isCertainlyZero(difference)
                ? OptionalInt.of(0)
                : value.of(difference).signum();
        return sign.isPresent()
                && switch (assumption.operator()) {
                    case LESS -> sign.getAsInt() < 0;
                    case LESS_OR_EQUAL -> sign.getAsInt() <= 0;
                    case GREATER -> sign.getAsInt() > 0;
                    case GREATER_OR_EQUAL -> sign.getAsInt() >= 0;
                    case NOT_EQUAL -> sign.getAsInt() != 0;
                    default -> false;
                };
    }

    private static Finding.Counterexample counterexample(
            Map<Expr, Rational> point, Interval left, Interval right, Finding.Extent extent) {
        Map<String, Expr> named = new LinkedHashMap<>();
        point.forEach((variable, value) -> named.put(text(variable), value.toExpr()));
        Decimals.Pair decimals = Decimals.apart(left, right);
        return new Finding.Counterexample(
                named,
                new Finding.Value(decimals.left(), left),
                Optional.of(new Finding.Value(decimals.right(), right)),
                extent);
    }

    private static String text(Expr variable) {
        return TextWriter.write(variable);
    }

    /** The index beyond the named ones is called k; with i = j both are called j. */
    private Expr named(Expr variable) {
        return Substitution.apply(variable, part -> {
            if (part instanceof Expr.Symbol symbol && symbol.name().startsWith(IndexSplit.MARK)) {
                return Optional.of(Expr.Symbol.of("k"));
            }
            return equal && part.equals(VectorProblem.I) ? Optional.of(VectorProblem.J) : Optional.empty();
        });
    }
}
