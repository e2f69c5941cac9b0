package org.gradus.symbolic.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gradus.core.expr.Expr;

/** Values of formulas at one point with one number of digits; every value comes with a bound of its error. */
final class Evaluation {
    private static final MathContext UP = new MathContext(4, RoundingMode.UP);
    private static final int LARGEST_POWER = 100_000;
    private static final Ball ONE = Ball.exact(1);
    private static final Ball ZERO = Ball.exact(0);
    private static final Ball TWO = Ball.exact(2);

    final int digits;
    private final Elementary functions;
    private final Map<Expr, Ball> values;
    private final boolean believesInZeros;

    private Evaluation(int digits, Map<Expr, Ball> values, boolean believesInZeros) {
        this.digits = digits;
        this.functions = Elementary.ofDigits(digits);
        this.values = values;
        this.believesInZeros = believesInZeros;
    }

    /** A number looks like 0, but there are too few digits to believe it. */
    static final class LooksLikeZero extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LooksLikeZero() {
            super("looks like 0", null, false, false);
        }
    }

    /** @param believesInZeros whether what looks like 0 is taken for 0, else it is thrown */
    static Evaluation at(Map<Expr, Expr> point, int digits, boolean believesInZeros) {
        Map<Expr, Ball> values = new HashMap<>();
        Evaluation evaluation = new Evaluation(digits, values, believesInZeros);
        point.forEach((name, number) -> values.put(name, evaluation.of(number)));
        return evaluation;
    }

    /** Beside the point: with the value of {@code name} enlarged. */
    Evaluation moved(Expr name, BigDecimal by) {
        Map<Expr, Ball> moved = new HashMap<>(values);
        moved.put(name, known(name).plus(Ball.exact(by)));
        return new Evaluation(digits, moved, believesInZeros);
    }

    private Ball known(Expr name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new CannotTell("no value for " + name));
    }

    // ---- formulas ----

    Ball of(Expr formula) {
        if (formula instanceof Expr.Num num) {
            return Ball.exact(num.value());
        }
        if (formula instanceof Expr.Constant constant) {
            return switch (constant) {
                case E -> function(functions.e, BigDecimal.ZERO);
                case PI -> function(functions.pi, BigDecimal.ZERO);
                case INFINITY -> throw new CannotTell("infinity");
            };
        }
        if (formula instanceof Expr.Symbol || formula instanceof Expr.Indexed) {
            return known(formula);
        }
        if (formula instanceof Expr.Negation negation) {
            return of(negation.operand()).negated();
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream()
                    .map(this::of)
                    .reduce(ZERO, (a, b) -> a.plus(b).rounded(digits));
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream()
                    .map(this::of)
                    .reduce(ONE, (a, b) -> a.times(b).rounded(digits));
        }
        if (formula instanceof Expr.Quotient quotient) {
            return quotient(of(quotient.numerator()), of(quotient.denominator()));
        }
        if (formula instanceof Expr.Power power) {
            return power.base() == Expr.Constant.E
                    ? exp(of(power.exponent()))
                    : power(of(power.base()), of(power.exponent()));
        }
        if (formula instanceof Expr.Piecewise piecewise) {
            return byCases(piecewise);
        }
        if (formula instanceof Expr.Apply apply) {
            return apply(apply);
        }
        throw new CannotTell("notation: " + formula);
    }

    private Ball byCases(Expr.Piecewise piecewise) {
        for (Expr.Case line : piecewise.cases()) {
            if (line.condition().isEmpty() || holds(line.condition().get())) {
                return of(line.value());
            }
        }
        throw new NotDefined("no case holds");
    }

    boolean holds(Expr.Relation relation) {
        int sign = sign(of(relation.left()).minus(of(relation.right())));
        return switch (relation.operator()) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            default -> throw new CannotTell("no comparison: " + relation);
        };
    }

    private Ball apply(Expr.Apply apply) {
        String name = apply.function();
        Ball x = of(apply.arguments().get(0));
        if (name.equals("max") || name.equals("min")) {
            for (Expr argument : apply.arguments().subList(1, apply.arguments().size())) {
                Ball other = of(argument);
                boolean take = sign(other.minus(x)) == (name.equals("max") ? 1 : -1);
                x = take ? other : x;
            }
            return x;
        }
        return switch (name) {
            case "exp" -> exp(x);
            case "ln", "log" -> ln(x);
            case "log10" -> quotient(ln(x), ln(Ball.exact(10)));
            case "sqrt" -> sqrt(x);
            case "abs" -> sign(x) < 0 ? x.negated() : x;
            case "sign" -> Ball.exact(sign(x));
            case "relu" -> sign(x) > 0 ? x : ZERO;
            case "sin" -> bounded(x, functions::sin);
            case "cos" -> bounded(x, functions::cos);
            case "tan" -> quotient(bounded(x, functions::sin), bounded(x, functions::cos));
            case "asin", "acos" -> arc(x, name.equals("asin") ? functions::asin : functions::acos);
            case "atan" -> function(functions.atan(x.middle()), x.error());
            case "sinh" -> function(functions.sinh(x.middle()), growing(x));
            case "cosh" -> function(functions.cosh(x.middle()), growing(x));
            case "tanh" -> function(functions.tanh(x.middle()), x.error());
            case "sigmoid" -> sigmoid(x);
            case "softplus" -> softplus(x);
            case "erf" -> function(functions.erf(x.middle()), x.error().multiply(TWO.middle()));
            case "erfc" -> erfc(x);
            case "Phi" -> quotient(erfc(quotient(x.negated(), sqrt(TWO))), TWO);
            default -> throw new CannotTell("unknown function " + name);
        };
    }

    // ---- decisions ----

    /** −1, 0 or 1; 0 also for what looks like it. */
    private int sign(Ball x) {
        if (!x.mayBeZero()) {
            return x.middle().signum();
        }
        if (x.isExactlyZero()) {
            return 0;
        }
        if (x.error().compareTo(BigDecimal.ONE.scaleByPowerOfTen(-digits / 2)) > 0) {
            throw new CannotTell("the sign of " + x);
        }
        if (!believesInZeros) {
            throw new LooksLikeZero();
        }
        return 0;
    }

    // ---- functions ----

    private Ball function(BigDecimal value, BigDecimal error) {
        return Ball.of(value, error, digits).rounded(digits);
    }

    private Ball bounded(Ball x, UnaryOperator<BigDecimal> sine) {
        BigDecimal absolute = BigDecimal.ONE.scaleByPowerOfTen(-digits);
        boolean tiny = x.isExactlyZero();
        return function(
                sine.apply(x.middle()), tiny ? BigDecimal.ZERO : x.error().add(absolute, UP));
    }

    private Ball quotient(Ball numerator, Ball denominator) {
        if (sign(denominator) == 0) {
            throw new NotDefined("division by 0");
        }
        return numerator.over(denominator, functions.context(), digits).rounded(digits);
    }

    private Ball exp(Ball x) {
        if (x.isExactlyZero()) {
            return ONE;
        }
        BigDecimal value = functions.exp(x.middle());
        return function(value, spread(x, value));
    }

    /** The error of e^x; the error of x is far below 1, else the oracle does not tell. */
    private static BigDecimal spread(Ball x, BigDecimal value) {
        if (x.error().compareTo(BigDecimal.ONE) > 0) {
            throw new CannotTell("an exponent is not known: " + x);
        }
        return value.abs().round(UP).multiply(x.error(), UP).multiply(TWO.middle(), UP);
    }

    private BigDecimal growing(Ball x) {
        return spread(x, functions.cosh(x.middle()));
    }

    private Ball ln(Ball x) {
        if (sign(x) <= 0) {
            throw new NotDefined("the logarithm of no positive number");
        }
        return function(functions.ln(x.middle()), x.error().divide(x.least(), UP));
    }

    private Ball sqrt(Ball x) {
        int sign = sign(x);
        if (sign < 0) {
            throw new NotDefined("the square root of a negative number");
        }
        if (sign == 0) {
            return x.isExact()
                    ? ZERO
                    : new Ball(BigDecimal.ZERO, x.error().sqrt(UP).multiply(TWO.middle(), UP));
        }
        BigDecimal root = x.middle().sqrt(functions.context());
        if (x.isExact() && root.multiply(root).compareTo(x.middle()) == 0) {
            return Ball.exact(root);
        }
        return function(root, x.error().divide(x.least().sqrt(UP), UP));
    }

    private Ball arc(Ball x, UnaryOperator<BigDecimal> arc) {
        Ball beyond = (x.middle().signum() < 0 ? x.negated() : x).minus(ONE);
        int sign = sign(beyond);
        if (sign > 0) {
            throw new NotDefined("the arc of a number beyond 1");
        }
        if (sign == 0) {
            BigDecimal end = BigDecimal.valueOf(x.middle().signum());
            return function(arc.apply(end), x.error().sqrt(UP).multiply(TWO.middle(), UP));
        }
        return function(arc.apply(x.middle()), x.error().divide(beyond.least().sqrt(UP), UP));
    }

    private Ball sigmoid(Ball x) {
        return quotient(ONE, ONE.plus(exp(x.negated())).rounded(digits));
    }

    private Ball softplus(Ball x) {
        boolean negative = x.middle().signum() <= 0;
        BigDecimal rest = functions.lnOnePlus(functions.exp(x.middle().abs().negate()));
        Ball log = Ball.of(rest, BigDecimal.ZERO, digits);
        Ball value = negative ? log : log.plus(Ball.exact(x.middle()));
        return new Ball(value.middle(), value.error().add(x.error(), UP)).rounded(digits);
    }

    private Ball erfc(Ball x) {
        return function(functions.erfc(x.middle()), x.error().multiply(TWO.middle()));
    }

    // ---- powers ----

    /** x^0 = 1; with an exponent that is no whole number x > 0, or x ≥ 0 if the exponent is positive. */
    private Ball power(Ball base, Ball exponent) {
        BigDecimal near = exponent.middle().setScale(0, RoundingMode.HALF_EVEN);
        boolean close = exponent.middle().subtract(near).abs().compareTo(new BigDecimal("1e-20")) < 0;
        if (close && sign(exponent.minus(Ball.exact(near))) == 0) {
            if (near.abs().compareTo(BigDecimal.valueOf(LARGEST_POWER)) <= 0) {
                Ball whole = wholePower(base, near.intValueExact());
                return exponent.isExact() || whole.isExactlyZero() ? whole : widened(whole, base, exponent);
            }
            BigInteger half = near.toBigInteger();
            if (sign(base) < 0) {
                Ball size = exp(exponent.times(ln(base.negated())).rounded(digits));
                return half.testBit(0) ? size.negated() : size;
            }
        }
        int sign = sign(base);
        if (sign < 0) {
            throw new NotDefined("a broken power of a negative number");
        }
        if (sign == 0) {
            if (sign(exponent) < 0) {
                throw new NotDefined("a negative power of 0");
            }
            if (!base.isExact()) {
                throw new CannotTell("a power of what looks like 0");
            }
            return ZERO;
        }
        return exp(exponent.times(ln(base)).rounded(digits));
    }

    /** The exponent is a whole number by all appearance, but has an error. */
    private Ball widened(Ball whole, Ball base, Ball exponent) {
        if (sign(base) == 0) {
            return whole;
        }
        BigDecimal log =
                functions.ln(base.middle().abs()).abs().add(BigDecimal.ONE).round(UP);
        BigDecimal more = whole.greatest().multiply(log, UP).multiply(exponent.error(), UP);
        return new Ball(whole.middle(), whole.error().add(more.multiply(TWO.middle()), UP));
    }

    private Ball wholePower(Ball base, int exponent) {
        if (exponent == 0) {
            return ONE;
        }
        if (exponent < 0) {
            return quotient(ONE, wholePower(base, -exponent));
        }
        Ball result = ONE;
        Ball square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square).rounded(digits);
            }
            if (rest > 1) {
                square = square.times(square).rounded(digits);
            }
        }
        return result;
    }
}
