package org.gradus.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Rational arithmetic on a formula: its value when every step is rational and stays under {@link #LARGEST_BITS}, else nothing.
 * Division by zero is an {@link ArithmeticException}.
 */
final class ExactArithmetic extends ValueVisitor<Optional<Rational>> {
    static final int LARGEST_BITS = 20_000;

    private final Operands operands;

    ExactArithmetic(Operands operands) {
        this.operands = operands;
    }

    private static Optional<Rational> guarded(Rational value) {
        return bits(value) <= LARGEST_BITS ? Optional.of(value) : Optional.empty();
    }

    private static int bits(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength();
    }

    @Override
    public Optional<Rational> num(Expr.Num num) {
        BigDecimal decimal = num.value();
        return Math.abs((long) decimal.scale()) > LARGEST_BITS / 3 ? Optional.empty() : guarded(Rational.of(decimal));
    }

    @Override
    public Optional<Rational> constant(Expr.Constant constant) {
        return Optional.empty();
    }

    @Override
    Optional<Rational> quantity(Expr quantity) {
        return operands.rational(quantity);
    }

    @Override
    public Optional<Rational> negation(Expr.Negation negation) {
        return value(negation.operand()).map(Rational::negate);
    }

    @Override
    public Optional<Rational> sum(Expr.Sum sum) {
        return fold(sum.terms(), Rational::plus);
    }

    @Override
    public Optional<Rational> product(Expr.Product product) {
        return fold(product.factors(), Rational::times);
    }

    private Optional<Rational> fold(List<Expr> parts, BinaryOperator<Rational> operation) {
        Optional<Rational> result = value(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            if (result.isEmpty()) {
                return result;
            }
            Rational left = result.get();
            result = value(part).flatMap(right -> guarded(operation.apply(left, right)));
        }
        return result;
    }

    @Override
    public Optional<Rational> quotient(Expr.Quotient quotient) {
        return value(quotient.numerator())
                .flatMap(above -> value(quotient.denominator()).flatMap(below -> guarded(above.over(below))));
    }

    @Override
    public Optional<Rational> power(Expr.Power power) {
        if (power.base() == Expr.Constant.E) {
            return exp(power.exponent());
        }
        Optional<Rational> exponent = value(power.exponent());
        return exponent.isEmpty() ? exponent : value(power.base()).flatMap(base -> power(base, exponent.get()));
    }

    private static Optional<Rational> power(Rational base, Rational exponent) {
        if (exponent.isInteger()) {
            return integerPower(base, exponent.numerator());
        }
        if (base.signum() < 0) {
            throw new UndefinedException("a negative base with the exponent " + exponent + ", which is no integer");
        }
        if (base.signum() == 0) {
            return integerPower(base, BigInteger.valueOf(exponent.signum()));
        }
        return exponent.denominator().equals(BigInteger.TWO)
                ? sqrt(base).flatMap(root -> integerPower(root, exponent.numerator()))
                : Optional.empty();
    }

    private static Optional<Rational> integerPower(Rational base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return integerPower(base, exponent.negate()).map(Rational.ONE::over);
        }
        if (base.isInteger() && base.numerator().abs().compareTo(BigInteger.ONE) <= 0) {
            boolean flip = base.signum() < 0 && !exponent.testBit(0);
            return Optional.of(exponent.signum() == 0 ? Rational.ONE : flip ? base.negate() : base);
        }
        BigInteger size = exponent.multiply(BigInteger.valueOf(bits(base)));
        return size.compareTo(BigInteger.valueOf(LARGEST_BITS)) > 0
                ? Optional.empty()
                : Optional.of(base.power(exponent.intValueExact()));
    }

    private static Optional<Rational> sqrt(Rational value) {
        if (value.signum() < 0) {
            throw new UndefinedException("sqrt of the negative number " + value);
        }
        BigInteger above = value.numerator().sqrt();
        BigInteger below = value.denominator().sqrt();
        Rational root = new Rational(above, below);
        return root.times(root).equals(value) ? Optional.of(root) : Optional.empty();
    }

    private Optional<Rational> exp(Expr argument) {
        if (operands.tendsToMinusInfinity(argument)) {
            return Optional.of(Rational.ZERO);
        }
        return value(argument).flatMap(x -> x.signum() == 0 ? Optional.of(Rational.ONE) : Optional.empty());
    }

    @Override
    Optional<Rational> function(FunctionName function, List<Expr> arguments) {
        return switch (function) {
            case EXP -> exp(arguments.get(0));
            case MAX -> fold(arguments, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            case MIN -> fold(arguments, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            default -> value(arguments.get(0)).flatMap(x -> function(function, x));
        };
    }

    private static Optional<Rational> function(FunctionName function, Rational x) {
        return switch (function) {
            case ABS -> Optional.of(x.abs());
            case SIGN -> Optional.of(Rational.of(x.signum()));
            case RELU -> Optional.of(x.signum() > 0 ? x : Rational.ZERO);
            case SQRT -> sqrt(x);
            case LN, ACOS -> x.equals(Rational.ONE) ? Optional.of(Rational.ZERO) : Optional.empty();
            case LOG10 -> log10(x);
            case COSH, COS, ERFC -> atZero(x, Rational.ONE);
            case SIGMOID, PHI -> atZero(x, new Rational(BigInteger.ONE, BigInteger.TWO));
            case TANH, SINH, SIN, TAN, ASIN, ATAN, ERF -> atZero(x, Rational.ZERO);
            case SOFTPLUS, EXP, MAX, MIN -> Optional.empty();
        };
    }

    private static Optional<Rational> atZero(Rational x, Rational value) {
        return x.signum() == 0 ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Rational> log10(Rational x) {
        boolean large = x.isInteger();
        BigInteger candidate = large ? x.numerator() : x.denominator();
        if (x.signum() <= 0 || !large && !x.numerator().equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        String digits = candidate.toString();
        boolean powerOfTen = digits.charAt(0) == '1' && digits.chars().skip(1).allMatch(c -> c == '0');
        long exponent = digits.length() - 1L;
        return powerOfTen ? Optional.of(Rational.of(large ? exponent : -exponent)) : Optional.empty();
    }

    @Override
    public Optional<Rational> piecewise(Expr.Piecewise piecewise) {
        for (Expr.Case line : piecewise.cases()) {
            if (line.condition().isEmpty()) {
                return value(line.value());
            }
            OptionalInt sign = signum(Operands.difference(line.condition().get()));
            if (sign.isEmpty()) {
                return Optional.empty();
            }
            if (Operands.holds(line.condition().get(), sign.getAsInt())) {
                return value(line.value());
            }
        }
        throw new UndefinedException("no case of a definition by cases applies");
    }

    private OptionalInt signum(Expr difference) {
        Optional<Rational> exact = value(difference);
        return exact.isPresent() ? OptionalInt.of(exact.get().signum()) : operands.signum(difference);
    }
}
