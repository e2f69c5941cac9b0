package org.gradus.symbolic.form;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Tidy;

/** A condition {@code u > 0} or {@code u ≠ 0} solved for a variable, where u is short: {@code x > 1} for {@code 2x − 2 > 0}, {@code |x| < 1}. */
public final class Solved {
    private static final Expr ZERO = Expr.Num.of(0);

    private Solved() {}

    /** The condition as it stands where it is not of such a kind. */
    public static List<Relation> of(Relation condition, Expr.Symbol wrt) {
        Optional<Multiplied> polynomial = Multiplied.of(condition.left());
        if (condition.operator() == Operator.NOT_EQUAL && polynomial.isPresent()) {
            List<Rational> zeros = zeros(polynomial.get(), wrt.name());
            if (zeros.size() > 1 && zeros.get(0).plus(zeros.get(1)).signum() != 0) {
                return zeros.stream()
                        .map(zero -> new Relation(wrt, Operator.NOT_EQUAL, zero.toExpr()))
                        .toList();
            }
        }
        return List.of(one(condition, wrt));
    }

    /** Whether a polynomial of degree 2 in one variable has no zero. */
    public static boolean isWithoutZero(Expr side) {
        return Multiplied.of(side)
                .map(polynomial -> polynomial.symbols().size() == 1
                        && polynomial.degree() == 2
                        && discriminant(
                                                polynomial,
                                                polynomial.symbols().iterator().next())
                                        .signum()
                                < 0
                        && polynomial
                                        .coefficient(
                                                polynomial.symbols().iterator().next(), 2)
                                        .signum()
                                > 0)
                .orElse(false);
    }

    private static Rational discriminant(Multiplied polynomial, String symbol) {
        Rational b = polynomial.coefficient(symbol, 1);
        Rational ac = polynomial.coefficient(symbol, 2).times(polynomial.coefficient(symbol, 0));
        return b.times(b).minus(ac.times(Rational.of(4)));
    }

    /** Of a polynomial of degree 2, as far as they are fractions. */
    private static List<Rational> zeros(Multiplied polynomial, String symbol) {
        if (!polynomial.symbols().equals(Set.of(symbol)) || polynomial.degree() != 2) {
            return List.of();
        }
        Rational discriminant = discriminant(polynomial, symbol);
        Optional<Rational> root = discriminant.signum() > 0 ? root(discriminant) : Optional.empty();
        Rational twice = polynomial.coefficient(symbol, 2).times(Rational.of(2));
        Rational middle = polynomial.coefficient(symbol, 1).negate().over(twice);
        return root.map(r -> List.of(middle.minus(r.over(twice)), middle.plus(r.over(twice))))
                .orElse(List.of());
    }

    private static Relation one(Relation condition, Expr.Symbol wrt) {
        Expr side = condition.left();
        if (side instanceof Expr.Quotient quotient && condition.operator() == Operator.GREATER) {
            Expr product = new Expr.Product(List.of(quotient.numerator(), quotient.denominator()));
            Relation solved = one(new Relation(product, Operator.GREATER, ZERO), wrt);
            return solved.left() == product ? condition : solved;
        }
        if (side instanceof Expr.Apply apply && FunctionName.LN.text().equals(apply.function())) {
            Expr beyond = Tidy.sum(List.of(apply.arguments().get(0), Expr.Num.of(-1)));
            return one(new Relation(beyond, condition.operator(), ZERO), wrt);
        }
        if (side instanceof Expr.Apply apply
                && FunctionName.ABS.text().equals(apply.function())
                && condition.operator() == Operator.GREATER) {
            return one(new Relation(apply.arguments().get(0), Operator.NOT_EQUAL, ZERO), wrt);
        }
        return Multiplied.of(side)
                .flatMap(polynomial -> solved(polynomial, condition.operator(), wrt))
                .orElse(condition);
    }

    private static Optional<Relation> solved(Multiplied polynomial, Operator operator, Expr.Symbol wrt) {
        Rational constant = Rational.ZERO;
        Rational factor = Rational.ZERO;
        int degree = 0;
        for (Map.Entry<Map<String, Integer>, Rational> term : polynomial.terms().entrySet()) {
            Map<String, Integer> powers = term.getKey();
            if (powers.isEmpty()) {
                constant = term.getValue();
            } else if (degree == 0 && powers.size() == 1 && powers.containsKey(wrt.name())) {
                degree = powers.get(wrt.name());
                factor = term.getValue();
            } else {
                return Optional.empty();
            }
        }
        if (degree == 0) {
            return Optional.empty();
        }
        boolean below = factor.signum() < 0;
        Rational bound = constant.negate().over(factor);
        if (degree == 1 || bound.signum() == 0) {
            boolean apart = operator == Operator.NOT_EQUAL || degree % 2 == 0;
            Operator solved = apart ? Operator.NOT_EQUAL : below ? Operator.LESS : operator;
            boolean never = degree % 2 == 0 && below && operator != Operator.NOT_EQUAL;
            return never ? Optional.empty() : Optional.of(new Relation(wrt, solved, bound.toExpr()));
        }
        Optional<Rational> root = degree == 2 && bound.signum() > 0 ? root(bound) : Optional.empty();
        Expr size = Expr.Apply.of(FunctionName.ABS, wrt);
        return root.map(r -> new Relation(
                size, operator == Operator.NOT_EQUAL ? operator : below ? Operator.LESS : operator, r.toExpr()));
    }

    private static Optional<Rational> root(Rational square) {
        BigInteger above = square.numerator().sqrt();
        BigInteger below = square.denominator().sqrt();
        Rational root = new Rational(above, below);
        return root.times(root).equals(square) ? Optional.of(root) : Optional.empty();
    }
}
