package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Enclosure;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.oracle.Apfloats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the proof says of its cells, at points of them: the cells are a partition; where a derivative is said to exist both one-sided
 * difference quotients, of values that apfloat has to 200 digits, are the slope; where none is said to they differ, or there is no value.
 */
class CellProofTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol W = Expr.Symbol.of("w");
    private static final int EXPONENT = 60;
    private static final int DIGITS = 25;
    /** A root has quotients of 10^30 at its end. */
    private static final int LARGEST = 25;

    private static final List<Rational> SPECIAL = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.of(-1),
            Rational.of(2),
            Rational.of(-2),
            Rational.ONE.over(Rational.of(2)),
            Rational.of(3));

    /** One-sided quotients; none where a value is missing. */
    private record Sides(Optional<Apfloat> left, Optional<Apfloat> right) {
        static Sides of(Expr formula, Map<Expr, Rational> point) {
            Apfloat h = ApfloatMath.scale(new Apfloat(1, 400), -EXPONENT);
            return new Sides(quotient(formula, point, h.negate()), quotient(formula, point, h));
        }

        private static Optional<Apfloat> quotient(Expr formula, Map<Expr, Rational> point, Apfloat h) {
            Map<Expr, Apfloat> here = Values.digits(point);
            Map<Expr, Apfloat> there = new LinkedHashMap<>(here);
            there.computeIfPresent(Z, (name, z) -> z.add(h));
            Optional<Apfloat> f = Values.expected(formula, here);
            Optional<Apfloat> moved = Values.expected(formula, there);
            return f.flatMap(value -> moved.map(other -> other.subtract(value).divide(h)));
        }

        boolean areThere() {
            return left.isPresent() && right.isPresent();
        }

        /** Whether both exist, are smaller than those of a root or a jump, and agree. */
        boolean agree() {
            if (!areThere() || left.get().scale() > LARGEST || right.get().scale() > LARGEST) {
                return false;
            }
            Apfloat difference = left.get().subtract(right.get());
            return difference.signum() == 0
                    || difference.scale() < Math.max(0, left.get().scale()) - EXPONENT / 3;
        }
    }

    /** Whether the point belongs to the cell; empty where an enclosure does not tell. */
    private static Optional<Boolean> contains(Ring ring, Cell cell, Map<Expr, Rational> point) {
        boolean all = true;
        for (Cell.Choice choice : cell.choices()) {
            Optional<Interval> value = Values.value(ring, Fraction.of(choice.of()), point);
            if (value.isEmpty() || value.get().signum().isEmpty()) {
                return Optional.empty();
            }
            all &= Sign.of(value.get().signum().getAsInt()) == choice.sign();
        }
        return Optional.of(all);
    }

    private static List<Map<Expr, Rational>> points(String formula) {
        Random random = new Random(formula.hashCode());
        List<Map<Expr, Rational>> points = new ArrayList<>();
        for (Rational special : SPECIAL) {
            points.add(Map.of(Z, special, W, SPECIAL.get(random.nextInt(SPECIAL.size()))));
            points.add(Map.of(Z, special, W, special));
            points.add(Values.point(random));
        }
        return points;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abs(z) | sign(z)",
                "abs(z) | 1",
                "z*abs(z) | 2*abs(z)",
                "abs(z)^3 | 3*z*abs(z)",
                "relu(z) | piecewise(z > 0, 1, 0)",
                "relu(z)^2 | 2*relu(z)",
                "max(z, w) | piecewise(z > w, 1, 0)",
                "max(z, -z, 1) | piecewise(z > 1, 1, piecewise(z < -1, -1, 0))",
                "min(z, z^2) | 2",
                "abs(1-cos(z)) | sin(z)",
                "abs(z-1)*abs(z+1) | 2*z",
                "abs(z^2-1) | 2*z*sign(z^2-1)",
                "piecewise(z > 0, z^2, -z^2) | 2*abs(z)",
                "piecewise(z > 0, z^2, z) | 0",
                "piecewise(z > 0, z+1, z) | 1",
                "piecewise(z >= 0, z, z-1) | 1",
                "piecewise(z < 1, z^2, 2*z-1) | piecewise(z < 1, 2*z, 2)",
                "piecewise(z == 0, 0, z^2) | 2*z",
                "piecewise(z == 0, 1, z^2) | 2*z",
                "piecewise(z != 2, z, 5) | 1",
                "piecewise(z > w, z^2, w^2) | 2*z",
                "piecewise(z > 0, exp(z)-1, z) | piecewise(z > 0, exp(z), 1)",
                "piecewise(z > 0, exp(z)-1, sin(z)) | 1",
                "sign(z) | 0",
                "sign(z)*z^2 | 2*abs(z)",
                "sqrt(z^2) | sign(z)",
                "sqrt(z) | 1/(2*sqrt(z))",
                "z*sqrt(z) | 3/2*sqrt(z)",
                "ln(z) | 1/z",
                "ln(abs(z)) | 1/z",
                "ln(z^2) | 2/z",
                "1/z | -1/z^2",
                "1/(z-1) | 1/(z-1)^2",
                "z/abs(z) | 0",
                "abs(z)/(1+abs(z)) | sign(z)/(1+abs(z))^2",
                "z/(1+abs(z)) | 1/(1+abs(z))^2",
                "abs(z*w) | w*sign(z*w)",
                "abs(z-w) | sign(z-w)",
                "abs(abs(z)-1) | sign(abs(z)-1)*sign(z)",
                "max(0, min(1, z)) | 1",
                "relu(z-w)+relu(w-z) | 1",
                "abs(z)*relu(-z) | -2*z",
                "exp(-abs(z)) | -exp(-abs(z))*sign(z)",
                "ln(1+abs(z)) | sign(z)/(1+abs(z))",
                "sigmoid(abs(z)) | 1",
                "z^2*sign(z-1) | 2*z*sign(z-1)",
                "(z-1)^2*sign(z-1) | 2*abs(z-1)",
                "(z^2-1)^2*sign(z^2-1) | 4*z*abs(z^2-1)",
                "abs(z^3-z) | (3*z^2-1)*sign(z^3-z)",
                "abs(exp(z)-1) | exp(z)*sign(z)",
                "abs(z)^(3/2) | 3/2*sqrt(abs(z))*sign(z)",
                "(z^2)^(1/3) | 2/3*z/(z^2)^(2/3)",
                "relu(z^3) | 3*z^2",
                "piecewise(z > 0, ln(1+z), z) | 1",
                "piecewise(z > 0, z*w, z^2) | w",
                "asin(z/2) | 1/sqrt(4-z^2)"
            })
    void cellsSayWhatIsSoAtTheirPoints(String formula, String claim) {
        assertThat(check(formula, claim, List.of(), Map.of())).isGreaterThan(10);
    }

    /** On a part of the plane, or on a line of it or at a point. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abs(z) | 1 | z > 0 | -",
                "abs(z) | 1 | z >= 0 | -",
                "abs(z) | -1 | z < 0 | -",
                "abs(z) | 1 | z != 0 | -",
                "abs(z) | sign(z) | z <= 1 | -",
                "max(z, w) | 1 | z > w | -",
                "max(z, w) | 1 | z >= w | -",
                "max(z, w) | 0 | w > z | -",
                "max(z, w) | 0 | w > 1 | -",
                "abs(z-w) | 1 | z > w+1 | -",
                "relu(z*w) | w | z > 0; w > 0 | -",
                "relu(z*w) | w | z*w > 0 | -",
                "relu(z*w) | 0 | z > 0; w < 0 | -",
                "ln(z) | 1/z | z > 1 | -",
                "abs(ln(z)) | 1/z | z > 1 | -",
                "abs(ln(z)) | 1/z | z > 0.25 | -",
                "sqrt((z-1)^2) | 1 | z > 1 | -",
                "abs(z^2-1) | 2*z | abs(z) > 1 | -",
                "abs(z^2-1) | -2*z | z > -1; z < 1 | -",
                "abs(z^2+w^2-1) | -2*z | z^2+w^2 < 1 | -",
                "piecewise(z > w, z, z^2) | 1 | z > w | -",
                "1/(z-w) | -1/(z-w)^2 | z != w | -",
                "z*abs(w) | w | w > 0 | -",
                "z*abs(w) | w | w != 0 | -",
                "abs(z) | 0 | - | z=0",
                "abs(z)*z | 0 | - | z=0",
                "abs(z)^3 | 0 | - | z=0",
                "abs(z)^3 | 3 | - | z=1",
                "relu(z-1) | 1/2 | - | z=1",
                "relu(z-1)^2 | 0 | - | z=1",
                "piecewise(z > 1, z^2, 2*z-1) | 2 | - | z=1",
                "piecewise(z > 1, z^2, 2*z) | 2 | - | z=1",
                "piecewise(exp(z)-1-z > 0, z, -z) | 1 | - | z=0",
                "piecewise(exp(z)-1-z > 0, z, 2*z) | 1 | - | z=0",
                "piecewise(1-cos(z) > 0, z, -z) | 1 | - | z=0",
                "piecewise(sin(z)-z > 0, z^2, -z^2) | 0 | - | z=0",
                "piecewise(sin(z)-z > 0, z, 2*z) | 1 | - | z=0",
                "piecewise(z-ln(1+z) > 0, z, -z) | 1 | - | z=0",
                "piecewise(z^3 > 0, z, -z) | 1 | - | z=0",
                "piecewise(z^4*w > 0, z, -z) | 1 | w > 0 | z=0",
                "piecewise((z-1)^3*w > 0, z^2, 2*z-1) | 2 | w < 0 | z=1",
                "max(z, w) | 1 | - | z=2;w=1",
                "max(z, w) | 1/2 | - | z=2;w=2",
                "max(z, w)^2 | 4 | - | z=2;w=1",
                "abs(z*w) | -3 | - | z=2;w=-3",
                "abs(z-w)*(z-w) | 0 | z > 1 | w=3",
                "sqrt(z) | 1/2 | - | z=1",
                "z/(1+abs(z)) | 1 | - | z=0",
                "sign(z)*z | 1 | - | z=1/2"
            })
    void cellsOfAPart(String formula, String claim, String assume, String at) {
        List<Expr.Relation> where = assume.equals("-")
                ? List.of()
                : Stream.of(assume.split("; "))
                        .map(text -> ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT))
                        .toList();
        Map<Expr, Expr> values = new LinkedHashMap<>();
        for (String value : at.equals("-") ? new String[0] : at.split(";")) {
            values.put(ExprParser.parse(value.split("=")[0]), ExprParser.parse(value.split("=")[1]));
        }
        assertThat(check(formula, claim, where, values)).isPositive();
    }

    private static int check(String formula, String claim, List<Expr.Relation> where, Map<Expr, Expr> at) {
        Problem problem = new Problem(ExprParser.parse(formula), Z, ExprParser.parse(claim), where, Map.of(), at);
        List<Map<Expr, Rational>> points = points(formula).stream()
                .map(point -> moved(point, at))
                .filter(point -> where.stream().allMatch(relation -> Apfloats.holds(relation, Values.digits(point))))
                .toList();
        return Ring.with(Values.BUDGET, ring -> {
            List<CellProof.Result> results = new CellProof(ring, problem, true).run();
            int seen = 0;
            boolean right = true;
            for (Map<Expr, Rational> point : points) {
                Sides sides = Sides.of(problem.of(), point);
                right &= isRightAt(problem, sides, point);
                seen += lookAt(ring, problem, results, sides, point);
            }
            assertThat(results.stream().allMatch(CellProof.Result::isRight))
                    .as("%s is proved: %s", formula, results)
                    .isEqualTo(right);
            return seen;
        });
    }

    private static Map<Expr, Rational> moved(Map<Expr, Rational> point, Map<Expr, Expr> at) {
        Map<Expr, Rational> moved = new LinkedHashMap<>(point);
        at.forEach((name, value) -> moved.put(name, rational(value)));
        return moved;
    }

    private static Rational rational(Expr number) {
        return Enclosure.of(number, name -> Interval.ZERO, 64).point().orElseThrow();
    }

    private static int lookAt(
            Ring ring, Problem problem, List<CellProof.Result> results, Sides sides, Map<Expr, Rational> point) {
        int inside = 0;
        boolean unclear = false;
        for (CellProof.Result result : results) {
            Optional<Boolean> here = result.cell().flatMap(cell -> contains(ring, cell, point));
            unclear |= here.isEmpty() && result.cell().isPresent();
            if (here.isPresent() && here.get()) {
                inside++;
                isSo(ring, problem, result, sides, point);
            }
        }
        boolean hidden = results.stream()
                .anyMatch(result -> result.cell().isEmpty() && result.state() == CellProof.State.NOT_DECIDED);
        assertThat(inside).as("cells of %s at %s", problem.of(), point).isLessThanOrEqualTo(1);
        assertThat(inside == 1 || unclear || hidden)
                .as("cells of %s at %s", problem.of(), point)
                .isTrue();
        return inside;
    }

    /** Whether the claim is the derivative, or there is none. */
    private static boolean isRightAt(Problem problem, Sides sides, Map<Expr, Rational> point) {
        if (!sides.agree()) {
            return true;
        }
        Optional<Apfloat> error = Values.expected(problem.claim(), Values.digits(point))
                .map(claimed -> claimed.subtract(sides.right().orElseThrow()));
        return error.filter(off -> off.signum() == 0 || off.scale() < -DIGITS).isPresent();
    }

    private static void isSo(
            Ring ring, Problem problem, CellProof.Result result, Sides sides, Map<Expr, Rational> point) {
        String what = problem.of() + " at " + point + ": " + result.state() + " " + result.reason();
        boolean nothing = !sides.areThere() && result.state() != CellProof.State.OUTSIDE;
        if (nothing) {
            return; // where the function is not defined on both sides nothing is said
        }
        switch (result.state()) {
            case EQUAL, DIFFERENT, CLAIM_UNDEFINED -> {
                assertThat(sides.agree()).as(what).isTrue();
                Optional<Interval> slope = Values.value(ring, result.slope().orElseThrow(), point);
                slope.ifPresent(
                        value -> assertThat(Values.close(value, sides.right().orElseThrow(), DIGITS))
                                .as(what)
                                .isTrue());
                Optional<Apfloat> claimed = Values.expected(problem.claim(), Values.digits(point));
                if (result.state() == CellProof.State.EQUAL) {
                    assertThat(claimed).as(what).isPresent();
                    Apfloat error = claimed.orElseThrow().subtract(sides.right().orElseThrow());
                    assertThat(error.signum() == 0 || error.scale() < -DIGITS)
                            .as(what)
                            .isTrue();
                }
                if (result.state() == CellProof.State.CLAIM_UNDEFINED) {
                    assertThat(claimed).as(what).isEmpty();
                }
            }
            case OUTSIDE -> assertThat(sides.agree()).as(what).isFalse();
            default -> {
                // nothing is said
            }
        }
    }
}
