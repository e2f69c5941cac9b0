package org.gradus.symbolic.derive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gradus.core.check.GradientCheck;
import org.gradus.core.check.GradientReport;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.Prover;

/**
 * Compares a derivative that somebody wrote in code with the certified values of the derivative of its formula, which is derived
 * step by step, every step proved. As {@link GradientCheck}, but without difference quotients:
 *
 * <pre>
 * DerivationCheck.of("ln(1+exp(z))", "z", Code::sigmoid).at(-30, 0, 2.5);
 * DerivationCheck.of("(w*x-t)^2/2", List.of("w", "x", "t"), Code::gradient).at(new double[] {1, 2, 3});
 * </pre>
 *
 * <p>About the code it says "agrees at k points", never more.
 */
public final class DerivationCheck {
    private static final double USUAL_TOLERANCE = 1e-9;
    private static final int ROUNDINGS = 64;
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 17;

    private final Expr formula;
    private final List<Expr.Symbol> variables;
    private final List<Expr> derivatives;
    private final UnaryOperator<double[]> code;
    private final double tolerance;

    private DerivationCheck(
            Expr formula,
            List<Expr.Symbol> variables,
            List<Expr> derivatives,
            UnaryOperator<double[]> code,
            double tolerance) {
        this.formula = formula;
        this.variables = variables;
        this.derivatives = derivatives;
        this.code = code;
        this.tolerance = tolerance;
    }

    /**
     * A function of one variable and its derivative in code; each number given to {@link #at(double...)} is a point.
     *
     * @throws IllegalArgumentException for a formula without rules, or one with other variables
     */
    public static DerivationCheck of(String formula, String variable, DoubleUnaryOperator derivative) {
        return of(formula, List.of(variable), point -> new double[] {derivative.applyAsDouble(point[0])});
    }

    /**
     * A function of several variables and its gradient in code, both in the order of {@code variables}.
     *
     * @throws IllegalArgumentException for a formula without rules, or one with other variables
     */
    public static DerivationCheck of(String formula, List<String> variables, UnaryOperator<double[]> gradient) {
        Expr parsed = ExprParser.parse(formula);
        List<Expr.Symbol> symbols = variables.stream().map(Expr.Symbol::of).toList();
        Claim.walk(parsed, part -> {
            if (part instanceof Expr.Symbol symbol && !symbols.contains(symbol)) {
                throw new IllegalArgumentException(
                        "the formula contains " + symbol.name() + ", which is none of " + String.join(", ", variables));
            }
        });
        List<Expr> derivatives = symbols.stream()
                .map(symbol -> Derivations.of(parsed, symbol).result())
                .toList();
        return new DerivationCheck(parsed, symbols, derivatives, gradient, USUAL_TOLERANCE);
    }

    /** Accepts a relative error up to {@code tolerance} instead of 10⁻⁹. */
    public DerivationCheck within(double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("the tolerance is " + tolerance + " but must lie between 0 and 1");
        }
        return new DerivationCheck(formula, variables, derivatives, code, tolerance);
    }

    /**
     * Checks points of a function of one variable, or one point of a function of several.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared
     */
    public GradientReport at(double... numbers) {
        List<double[]> points = variables.size() == 1
                ? Arrays.stream(numbers)
                        .mapToObj(number -> new double[] {number})
                        .toList()
                : List.of(numbers);
        return compareAt(points).orThrow();
    }

    /**
     * Checks several points.
     *
     * @throws AssertionError if an entry disagrees, or nothing could be compared
     */
    public GradientReport at(double[]... points) {
        return compareAt(List.of(points)).orThrow();
    }

    /** The comparison at these points, without an error when entries disagree. */
    public GradientReport compareAt(List<double[]> points) {
        List<GradientReport.Entry> entries = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            entries.addAll(compare(k + 1, points.get(k)));
        }
        return new GradientReport(entries);
    }

    private List<GradientReport.Entry> compare(int number, double[] point) {
        if (point.length != variables.size() || !Arrays.stream(point).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "the point " + Arrays.toString(point) + " must hold " + variables.size() + " finite numbers");
        }
        double[] claimed = code.apply(point.clone());
        if (claimed.length != point.length) {
            throw new AssertionError(
                    "the gradient has " + claimed.length + " entries but the point has " + point.length);
        }
        Map<Expr, Expr> values = new HashMap<>();
        for (int j = 0; j < point.length; j++) {
            values.put(variables.get(j), Rational.of(new BigDecimal(point[j])).toExpr());
        }
        List<GradientReport.Entry> entries = new ArrayList<>();
        for (int j = 0; j < point.length; j++) {
            String place = point.length == 1 ? "" : variables.get(j).name();
            entries.add(new GradientReport.Entry(number, text(point), place, outcome(j, claimed[j], point[j], values)));
        }
        return entries;
    }

    private GradientReport.Outcome outcome(int entry, double claimed, double coordinate, Map<Expr, Expr> values) {
        double exact;
        double value;
        try {
            exact = nearest(derivatives.get(entry), values);
            value = nearest(formula, values);
        } catch (ArithmeticException noValue) {
            return new GradientReport.PassedOver("no derivative here: " + noValue.getMessage());
        }
        double size = Math.abs(exact);
        double rounding =
                ROUNDINGS * Math.ulp(1.0) * Math.max(size, Math.abs(value) / Math.max(1, Math.abs(coordinate)));
        double difference = Math.abs(claimed - exact);
        if (!(difference <= tolerance * size + rounding)) {
            return new GradientReport.Disagrees("yours " + claimed + ", exact " + digits(exact, claimed));
        }
        return new GradientReport.Agrees(difference <= rounding ? 0 : difference / size);
    }

    private static double nearest(Expr formula, Map<Expr, Expr> values) {
        return Real.of(Substitution.apply(formula, values), Prover.zeroTest()).nearestDouble();
    }

    /** With as many digits as tell it from the claim. */
    private static String digits(double exact, double claimed) {
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS && Double.isFinite(claimed); digits++) {
            if (rounded(exact, digits).compareTo(rounded(claimed, digits)) != 0) {
                return rounded(exact, digits).toString();
            }
        }
        return Double.toString(exact);
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits));
    }

    private static String text(double[] point) {
        return point.length == 1
                ? Double.toString(point[0])
                : Arrays.stream(point).mapToObj(Double::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
