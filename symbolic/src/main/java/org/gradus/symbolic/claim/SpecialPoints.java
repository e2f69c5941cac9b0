package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Cell;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Sign;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.write.Notation;

/**
 * Points with constants for values, such as π/2, √2 or ln 3, at which a claim may fail where it holds at every rational point: multiples of
 * π/2 for formulas with angles, and the zeros of what decides where the claim is defined.
 */
final class SpecialPoints {
    private static final List<Rational> QUARTERS_OF_PI = List.of(
            Rational.of(2),
            Rational.of(-2),
            Rational.of(4),
            Rational.of(1),
            Rational.of(-1),
            Rational.of(3),
            Rational.of(6));
    private static final int MOST = 60;

    private final Problem problem;
    private final Set<Expr> free;
    private final Set<Map<Expr, Expr>> points = new LinkedHashSet<>();

    private SpecialPoints(Problem problem, Set<Expr> free) {
        this.problem = problem;
        this.free = free;
    }

    static List<Map<Expr, Expr>> of(Problem problem, Set<Expr> free, List<CellProof.Result> cells) {
        SpecialPoints special = new SpecialPoints(problem, free);
        special.angles();
        for (CellProof.Result result : cells) {
            if (result.cell().isPresent() && !result.isOpen()) {
                special.zeros(result.cell().get());
            }
        }
        List<Map<Expr, Expr>> all = List.copyOf(special.points);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    // ---- angles ----

    private void angles() {
        if (!hasAngles(problem.of()) && !hasAngles(problem.claim())) {
            return;
        }
        for (Rational quarters : QUARTERS_OF_PI) {
            Rational factor = quarters.over(Rational.of(4));
            for (Expr variable : free) {
                add(variable, Notation.scaled(factor, Expr.Constant.PI));
            }
        }
    }

    private static boolean hasAngles(Expr formula) {
        boolean[] found = new boolean[1];
        Claim.walk(
                formula,
                node -> found[0] |= node instanceof Expr.Apply apply
                        && FunctionName.of(apply.function())
                                .filter(function -> function == FunctionName.SIN
                                        || function == FunctionName.COS
                                        || function == FunctionName.TAN)
                                .isPresent());
        return found[0];
    }

    // ---- zeros of one generator ----

    private void zeros(Cell cell) {
        for (Cell.Choice choice : cell.choices()) {
            if (choice.sign() == Sign.ZERO) {
                zeros(cell.ring(), choice.of());
            }
        }
    }

    private void zeros(Ring ring, Polynomial polynomial) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                numbers.add(monomial.generator(i));
            }
        }
        if (numbers.size() == 1) {
            int number = numbers.iterator().next();
            zeros(polynomial, number).forEach(zero -> argument(ring, number, zero));
        }
    }

    /** Of a polynomial in one generator, linear or quadratic. */
    private static List<Expr> zeros(Polynomial polynomial, int number) {
        Rational[] coefficients = new Rational[3];
        for (int power = 0; power < coefficients.length; power++) {
            coefficients[power] = polynomial.terms().getOrDefault(Monomial.of(number, power), Rational.ZERO);
        }
        long used = List.of(coefficients).stream()
                .filter(coefficient -> coefficient.signum() != 0)
                .count();
        if (used != polynomial.size()) {
            return List.of();
        }
        if (coefficients[2].signum() == 0) {
            return coefficients[1].signum() == 0
                    ? List.of()
                    : List.of(coefficients[0].negate().over(coefficients[1]).toExpr());
        }
        Rational half = coefficients[1].negate().over(coefficients[2].times(Rational.of(2)));
        Rational square = half.times(half).minus(coefficients[0].over(coefficients[2]));
        if (square.signum() <= 0) {
            return square.signum() < 0 ? List.of() : List.of(half.toExpr());
        }
        Expr root = Polynomial.root(square)
                .map(Rational::toExpr)
                .orElseGet(() -> Expr.Apply.of(FunctionName.SQRT, square.toExpr()));
        List<Expr> zeros = new ArrayList<>();
        for (Expr distance : List.of(root, new Expr.Negation(root))) {
            zeros.add(half.signum() == 0 ? distance : Terms.plus(half.toExpr(), distance));
        }
        return zeros;
    }

    /** The variable at which the generator has this value. */
    private void argument(Ring ring, int number, Expr value) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Variable variable) {
            add(variable.name(), value);
        } else if (generator instanceof Generator.Exponential e
                && e.denominators().isEmpty()) {
            variable(ring, e.exponent())
                    .ifPresent(name -> add(name, Notation.scaled(Rational.of(ring.scale()), Terms.ln(value))));
        } else if (generator instanceof Generator.Logarithm logarithm
                && logarithm.argument().size() == 1) {
            variable(ring, logarithm.argument().leading()).ifPresent(name -> add(name, Terms.exp(value)));
        }
    }

    private static Optional<Expr> variable(Ring ring, Monomial monomial) {
        boolean alone = monomial.size() == 1 && monomial.power(0) == 1;
        return alone && ring.generator(monomial.generator(0)) instanceof Generator.Variable variable
                ? Optional.of(variable.name())
                : Optional.empty();
    }

    private void add(Expr variable, Expr value) {
        if (!free.contains(variable)) {
            return;
        }
        for (Rational other : List.of(Rational.ONE, Rational.of(2), Rational.ONE.over(Rational.of(2)))) {
            Map<Expr, Expr> point = new LinkedHashMap<>();
            free.forEach(name -> point.put(name, name.equals(variable) ? value : other.toExpr()));
            points.add(point);
        }
    }
}
