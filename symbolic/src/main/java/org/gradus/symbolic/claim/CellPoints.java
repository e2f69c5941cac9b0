package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Cell;
import org.gradus.symbolic.kernel.CellProof;
import org.gradus.symbolic.kernel.FractionValue;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Sign;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Linear;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Points of one cell at which the claim is tried; on a surface the derivative is the one the proof found. */
final class CellPoints {
    private static final List<Rational> STEPS = List.of(
            Rational.ONE,
            Rational.ONE.over(Rational.of(8)),
            Rational.of(10),
            Rational.ONE.over(Rational.of(1000)),
            Rational.ONE.over(Rational.of(1_000_000)),
            Rational.ONE.over(Rational.of(1_000_000_000)),
            Rational.ONE.over(Rational.of(1_000_000_000_000L)));
    private static final int BITS = 200;
    private static final int MOST_CANDIDATES = 240;
    private static final int MOST_IN_DOMAIN = 24;
    private static final int MOST_BASES = 6;

    private final Problem problem;
    private final Set<Expr> free;
    private final CellProof.Result result;
    private final Cell cell;
    private final List<Map<Expr, Rational>> inDomain;

    /** @param inDomain points that satisfy the assumptions */
    CellPoints(Problem problem, Set<Expr> free, CellProof.Result result, List<Map<Expr, Rational>> inDomain) {
        this.inDomain = inDomain;
        this.problem = problem;
        this.free = free;
        this.result = result;
        this.cell = result.cell().orElseThrow();
    }

    Optional<Trial> witness() {
        Set<Expr> coordinates = new LinkedHashSet<>(free);
        coordinates.removeAll(cell.values().keySet());
        Stream<Trial> trials = candidates(coordinates).stream()
                .limit(MOST_CANDIDATES)
                .flatMap(candidate -> completed(candidate).stream())
                .filter(this::isOnCell)
                .flatMap(point -> trial(point).stream());
        PointSearch search = new PointSearch();
        return search.fairly(trials::iterator).or(search::thoroughly);
    }

    private List<Map<Expr, Rational>> candidates(Set<Expr> coordinates) {
        List<Map<Expr, Rational>> candidates = new ArrayList<>();
        if (cell.isOpen() && coordinates.size() == 1) {
            candidates.addAll(between(coordinates.iterator().next()));
        }
        if (!inDomain.isEmpty()) {
            candidates.addAll(inDomain.subList(0, Math.min(MOST_IN_DOMAIN, inDomain.size())));
            candidates.addAll(nearBorders(coordinates, inDomain.subList(0, Math.min(MOST_BASES, inDomain.size()))));
        }
        candidates.addAll(Points.simple(coordinates));
        candidates.addAll(Points.others(coordinates));
        candidates.addAll(nearBorders(coordinates, Points.simple(coordinates)));
        return candidates;
    }

    /** None on a surface where the formula is not certainly defined. */
    private Optional<Trial> trial(Map<Expr, Rational> point) {
        Trial trial = new Trial(problem, point);
        if (cell.isOpen() || result.slope().isEmpty()) {
            return Optional.of(trial);
        }
        return trial.isDefined() && satisfiesConditions(point)
                ? Optional.of(trial.withDerivative(
                        bits -> value(point, bits).of(result.slope().get())))
                : Optional.empty();
    }

    private FractionValue value(Map<Expr, Rational> point, int bits) {
        return new FractionValue(
                ring(),
                variable -> {
                    Rational given = point.get(variable);
                    if (given == null) {
                        throw new Unsupported("no value for " + variable);
                    }
                    return given;
                },
                bits);
    }

    private Ring ring() {
        return cell.ring();
    }

    /** With the variables that the surface determines; empty if one of them is not rational. */
    private Optional<Map<Expr, Rational>> completed(Map<Expr, Rational> candidate) {
        Map<Expr, Rational> point = new LinkedHashMap<>();
        for (Expr variable : free) {
            Fraction determined = cell.values().get(variable);
            Optional<Rational> value =
                    determined == null ? Optional.ofNullable(candidate.get(variable)) : rational(determined, candidate);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            point.put(variable, value.get());
        }
        return Optional.of(point);
    }

    private Optional<Rational> rational(Fraction fraction, Map<Expr, Rational> point) {
        try {
            Rational below = Rational.ONE;
            for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
                below = below.times(rational(entry.getKey(), point).power(entry.getValue()));
            }
            return Optional.of(rational(fraction.numerator(), point).over(below));
        } catch (ArithmeticException | Unsupported notRational) {
            return Optional.empty();
        }
    }

    private Rational rational(Polynomial polynomial, Map<Expr, Rational> point) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Rational product = term.getValue();
            for (int i = 0; i < term.getKey().size(); i++) {
                Rational value = ring().generator(term.getKey().generator(i)) instanceof Generator.Variable variable
                        ? point.get(variable.name())
                        : null;
                if (value == null) {
                    throw new Unsupported("not rational");
                }
                product = product.times(value.power(term.getKey().power(i)));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    private boolean isOnCell(Map<Expr, Rational> point) {
        try {
            FractionValue value = value(point, BITS);
            for (Cell.Choice choice : cell.choices()) {
                if (choice.sign() == Sign.ZERO) {
                    if (!isZero(choice.of(), point)) {
                        return false;
                    }
                    continue;
                }
                OptionalInt sign = value.of(Fraction.of(choice.of())).signum();
                if (sign.isEmpty() || Sign.of(sign.getAsInt()) != choice.sign()) {
                    return false;
                }
            }
            return true;
        } catch (ArithmeticException | Unsupported notHere) {
            return false;
        }
    }

    /** What the proof took for granted around the surface. */
    private boolean satisfiesConditions(Map<Expr, Rational> point) {
        try {
            FractionValue value = value(point, BITS);
            return cell.conditions().stream()
                    .allMatch(positive -> value.of(positive).signum().orElse(0) > 0);
        } catch (ArithmeticException | Unsupported notHere) {
            return false;
        }
    }

    /** By the surface's equations where it is not rational: that an enclosure holds zero is no proof. */
    private boolean isZero(Polynomial polynomial, Map<Expr, Rational> point) {
        try {
            return rational(polynomial, point).signum() == 0;
        } catch (Unsupported notRational) {
            return cell.vanishes(polynomial);
        }
    }

    // ---- one variable between its switches ----

    private List<Map<Expr, Rational>> between(Expr variable) {
        TreeSet<Rational> borders = new TreeSet<>();
        for (Cell.Choice choice : cell.choices()) {
            border(choice.of(), variable, Map.of()).ifPresent(borders::add);
        }
        List<Map<Expr, Rational>> points = new ArrayList<>();
        Rational last = null;
        for (Rational border : borders) {
            if (last != null) {
                points.add(Map.of(variable, last.plus(border).over(Rational.of(2))));
            }
            last = border;
            for (Rational step : STEPS) {
                points.add(Map.of(variable, border.plus(step)));
                points.add(Map.of(variable, border.minus(step)));
            }
        }
        return points;
    }

    /** Where the polynomial vanishes, if it is linear in the variable and rational. */
    private Optional<Rational> border(Polynomial polynomial, Expr variable, Map<Expr, Rational> others) {
        Optional<Linear> linear = Linear.of(ring(), polynomial, ring().number(new Generator.Variable(variable)));
        if (linear.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rational> slope = rational(Fraction.of(linear.get().slope()), others);
        Optional<Rational> constant = rational(Fraction.of(linear.get().constant()), others);
        return slope.isPresent() && slope.get().signum() != 0
                ? constant.map(value -> value.negate().over(slope.get()))
                : Optional.empty();
    }

    /** Points just beside the zeros of the cell's polynomials. */
    private List<Map<Expr, Rational>> nearBorders(Set<Expr> coordinates, List<Map<Expr, Rational>> bases) {
        List<Map<Expr, Rational>> points = new ArrayList<>();
        if (coordinates.size() < 2) {
            return points;
        }
        for (Cell.Choice choice : cell.choices()) {
            for (Expr variable : coordinates) {
                for (Map<Expr, Rational> base : bases) {
                    Optional<Rational> border = border(choice.of(), variable, base);
                    if (border.isPresent()) {
                        for (Rational step : List.of(STEPS.get(1), STEPS.get(1).negate())) {
                            Map<Expr, Rational> near = new LinkedHashMap<>(base);
                            near.put(variable, border.get().plus(step));
                            points.add(near);
                        }
                    }
                }
            }
        }
        return points;
    }
}
