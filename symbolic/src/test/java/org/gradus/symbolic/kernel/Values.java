package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.oracle.Apfloats;

/** Values of normal forms beside those that apfloat finds for the formula as it is written. */
final class Values {
    static final long BUDGET = 1_000_000;
    private static final int BITS = 400;
    private static final int TRIES = 60;
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Expr W = Expr.Symbol.of("w");

    private Values() {}

    /** What a normal form is made into before it is looked at. */
    interface Step {
        Fraction of(NormalForm form, Fraction fraction, Ring ring);
    }

    static Map<Expr, Rational> point(Random random) {
        Map<Expr, Rational> point = new LinkedHashMap<>();
        point.put(Z, number(random));
        point.put(W, number(random));
        return point;
    }

    private static Rational number(Random random) {
        return Rational.of(random.nextInt(73) - 36).over(Rational.of(1 + random.nextInt(13)));
    }

    static Map<Expr, Apfloat> digits(Map<Expr, Rational> point) {
        Map<Expr, Apfloat> digits = new LinkedHashMap<>();
        point.forEach((name, value) -> digits.put(name, Apfloats.of(value)));
        return digits;
    }

    /** By apfloat; empty where it is not defined. */
    static Optional<Apfloat> expected(Expr formula, Map<Expr, Apfloat> point) {
        try {
            return Optional.of(Apfloats.value(formula, point));
        } catch (ArithmeticException notDefined) {
            return Optional.empty();
        }
    }

    /** An enclosure of what the step makes of the normal form of a formula; empty where it does not tell. */
    static Optional<Interval> enclosure(Expr formula, Step step, Map<Expr, Rational> point) {
        return Ring.with(BUDGET, ring -> {
            NormalForm form = new NormalForm(ring, new Claim(List.of(formula), List.of()));
            Fraction fraction = step.of(form, form.of(formula), ring);
            return value(ring, fraction, point);
        });
    }

    static Optional<Interval> value(Ring ring, Fraction fraction, Map<Expr, Rational> point) {
        try {
            return Optional.of(
                    new FractionValue(ring, name -> Objects.requireNonNull(point.get(name), name::toString), BITS)
                            .of(fraction));
        } catch (ArithmeticException notSeparated) {
            return Optional.empty();
        }
    }

    /** At so many points where both have a value, if there are as many, it is the same; gives their number. */
    static int agree(String formula, int points) {
        Expr parsed = ExprParser.parse(formula);
        Random random = new Random(formula.hashCode());
        int enough = Quantities.of(parsed).isEmpty() ? 1 : points;
        int looked = 0;
        for (int i = 0; i < TRIES && looked < enough; i++) {
            Map<Expr, Rational> point = point(random);
            Optional<Apfloat> expected = expected(parsed, digits(point));
            if (expected.isPresent()) {
                Optional<Interval> ours = enclosure(parsed, (form, fraction, ring) -> fraction, point);
                if (ours.isPresent()) {
                    looked++;
                    assertThat(close(ours.get(), expected.get()))
                            .as("%s at %s is %s, not %s", formula, point, expected.get(), ours.get())
                            .isTrue();
                }
            }
        }
        return looked;
    }

    /** Whether they meet, but for what apfloat may have lost by subtracting; the enclosure has to be narrow. */
    static boolean close(Interval ours, Apfloat expected) {
        return close(ours, expected, 90);
    }

    static boolean close(Interval ours, Apfloat expected, int digits) {
        Apfloat size = ApfloatMath.max(ApfloatMath.abs(expected), new Apfloat(1));
        Apfloat error = ApfloatMath.scale(size, -digits);
        return Apfloats.contains(ours, expected)
                || Apfloats.hull(expected.subtract(error), expected.add(error)).contains(ours);
    }
}
