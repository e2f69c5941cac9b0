package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.UndefinedException;
import org.gradus.symbolic.kernel.Quantities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random formulas of kinks, joins and roots with claims that are right but for the convention at a kink, or changed at one point or
 * line: nothing is proved that a difference quotient contradicts, at points where conditions switch above all.
 */
class RandomClaimsTest {
    private static final List<String> NUMBERS = List.of("1", "2", "3", "1/2", "-1", "-2");
    private static final List<Rational> POINTS = List.of(
            Rational.of(0),
            Rational.of(1),
            Rational.of(-1),
            Rational.of(2),
            Rational.of(-2),
            Rational.of(3),
            Rational.of(1).over(Rational.of(2)),
            Rational.of(-9).over(Rational.of(7)));
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol W = Expr.Symbol.of("w");

    /** A formula and a derivative of it. */
    record Pair(String of, String slope) {}

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingFalseIsProved(int seed) {
        Random random = new Random(seed);
        Pair pair = pair(random, 3);
        Expr of = ExprParser.parse(pair.of);
        Expr claim = ExprParser.parse("(" + pair.slope + ")" + change(random));
        Set<Expr> known = Quantities.of(of);
        if (!known.contains(Z) || Quantities.of(claim).contains(W) && !known.contains(W)) {
            return;
        }
        Finding finding = Verifier.verify(DerivativeClaim.of(of, Z, claim));
        if (!(finding instanceof Finding.Proved)) {
            return;
        }
        for (Rational z : POINTS) {
            for (Rational w : known.contains(W) ? POINTS : List.of(Rational.ZERO)) {
                Map<Expr, Rational> point = new HashMap<>(Map.of(Z, z, W, w));
                assertThat(differs(of, claim, point))
                        .as("d(%s)/dz = %s at %s", pair.of, pair.slope, point)
                        .isFalse();
            }
        }
    }

    private static boolean differs(Expr of, Expr claim, Map<Expr, Rational> point) {
        Optional<Interval> quotient = DifferenceQuotient.of(of, Z, point);
        if (quotient.isEmpty()) {
            return false;
        }
        try {
            return DifferenceQuotient.differ(quotient.get(), DifferenceQuotient.value(claim, point));
        } catch (UndefinedException e) {
            return true;
        } catch (UndecidedException e) {
            return false; // two transcendental numbers that are equal: not for enclosures to say
        }
    }

    private static String number(Random random) {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private static String change(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "+piecewise(z == " + number(random) + ", 1, 0)";
            case 1 -> "*z/z";
            case 2 -> "+0*ln(z)";
            case 3 -> "+piecewise(z == w, 1, 0)";
            default -> "";
        };
    }

    private static Pair pair(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            int kind = random.nextInt(5);
            return kind < 3
                    ? new Pair("z", "1")
                    : kind == 3 ? new Pair("w", "0") : new Pair("(" + number(random) + ")", "0");
        }
        Pair a = pair(random, depth - 1);
        Pair b = pair(random, depth - 1);
        String at = number(random);
        String[] formula = switch (random.nextInt(12)) {
            case 0 -> new String[] {"(A+B)", "(a+b)"};
            case 1 -> new String[] {"(A-(B))", "(a-(b))"};
            case 2 -> new String[] {"(A)*(B)", "((a)*(B)+(A)*(b))"};
            case 3 -> new String[] {"abs(A)", "sign(A)*(a)"};
            case 4 -> new String[] {"relu(A)", "piecewise(A >= 0, a, 0)"};
            case 5 -> new String[] {"max(A, B)", "piecewise(A > B, a, b)"};
            case 6 -> new String[] {"min(A, B)", "piecewise(A < B, a, b)"};
            case 7 -> new String[] {"sqrt((A)^2)", "(A)*(a)/sqrt((A)^2)"};
            case 8 -> new String[] {"tanh(A)", "(1-tanh(A)^2)*(a)"};
            case 9 -> new String[] {"piecewise(z > " + at + ", A, B)", "piecewise(z >= " + at + ", a, b)"};
            case 10 -> new String[] {"(A)/(1+(A)^2)", "(a)*(1-(A)^2)/(1+(A)^2)^2"};
            default -> new String[] {"abs(A)*(A)", "2*abs(A)*(a)"};
        };
        return new Pair(filled(formula[0], a, b), filled(formula[1], a, b));
    }

    private static String filled(String pattern, Pair a, Pair b) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            boolean alone = (i == 0 || !Character.isLetter(pattern.charAt(i - 1)))
                    && (i + 1 == pattern.length() || !Character.isLetter(pattern.charAt(i + 1)));
            filled.append(
                    switch (alone ? pattern.charAt(i) : ' ') {
                        case 'A' -> a.of;
                        case 'B' -> b.of;
                        case 'a' -> a.slope;
                        case 'b' -> b.slope;
                        default -> pattern.substring(i, i + 1);
                    });
        }
        return filled.toString();
    }
}
