package org.gradus.symbolic.claim;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.layer.LayerEquation;
import org.gradus.core.layer.LayerLetter;
import org.gradus.core.layer.LayerLetter.Kind;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Decimals;

/**
 * A network with small numbers, and both sides of an equation of backpropagation there, calculated exactly.
 *
 * <p>The letters that the equation holds have any values that a network can have: δ^l is calculated where it holds the quantities that δ^l is
 * made of, and b^l is what makes z^l = W^l a^{l−1} + b^l true. All others are free, since C and σ are any functions.
 */
final class LayerPoint {
    private static final int BITS = 64;
    /** So many points are tried; a polynomial that is not 0 is 0 at none of them but by accident. */
    private static final int POINTS = 8;

    private static final int MULTIPLIER = 137;
    private static final int PRIME = 997;
    private static final int LARGEST = 9;

    private final LayerEquation equation;
    private final int size;
    private final Set<LayerLetter> mentioned;
    private final Map<LayerLetter, RationalMatrix> values = new LinkedHashMap<>();
    private final boolean simple;
    private int state;

    private LayerPoint(LayerEquation equation, int size, int number) {
        this.equation = equation;
        this.size = size;
        this.simple = number == 0;
        this.state = number * 31 + 5;
        this.mentioned = letters(equation.right());
    }

    /** A point at which the sides differ; with one unit a layer where that is enough. */
    static Optional<Finding.Counterexample> witness(LayerEquation equation) {
        for (int number = 0; number < 2 * POINTS; number++) {
            int size = number < POINTS ? 1 : 2;
            Optional<Finding.Counterexample> found = new LayerPoint(equation, size, number % POINTS).witness();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Set<LayerLetter> letters(Expr formula) {
        Optional<LayerLetter> letter = LayerLetter.of(formula);
        if (letter.isPresent()) {
            return Set.of(letter.get());
        }
        Set<LayerLetter> letters = new LinkedHashSet<>();
        Children.of(formula).forEach(child -> letters.addAll(letters(child)));
        return letters;
    }

    private Optional<Finding.Counterexample> witness() {
        RationalMatrix expected = expected();
        RationalMatrix claimed = of(equation.right());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                Rational left = expected.at(i, j);
                Rational right = claimed.at(i, j);
                if (!left.equals(right)) {
                    return Optional.of(counterexample(left, right));
                }
            }
        }
        return Optional.empty();
    }

    private Finding.Counterexample counterexample(Rational expected, Rational claimed) {
        int bits = BITS + bits(expected) + bits(claimed);
        Interval left = Interval.of(expected, bits);
        Interval right = Interval.of(claimed, bits);
        Decimals.Pair decimals = Decimals.apart(left, right);
        return new Finding.Counterexample(
                named(),
                new Finding.Value(decimals.left(), left),
                Optional.of(new Finding.Value(decimals.right(), right)),
                Finding.Extent.EVERYWHERE);
    }

    private static int bits(Rational value) {
        return value.numerator().bitLength() + 2 * value.denominator().bitLength();
    }

    /** Entry by entry, {@code W^(l+1)[1,2]}; {@code W^(l+1)} where there is but one. */
    private Map<String, Expr> named() {
        Map<String, Expr> named = new LinkedHashMap<>();
        values.forEach((letter, matrix) -> {
            LayerEntry all = new LayerEntry(letter, equation.layer(), List.of());
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    LayerEntry entry = size == 1 ? all : all.at(i + 1, j + 1);
                    named.put(entry.text(), matrix.at(i, j).toExpr());
                }
            }
        });
        return named;
    }

    // ---- what is true ----

    private RationalMatrix expected() {
        return switch (equation.kind()) {
            case ERROR -> error();
            case WEIGHTS -> of(Kind.ERROR, 0).times(of(Kind.OUTPUT, -1).transposed());
            case BIAS -> of(Kind.ERROR, 0);
            case INPUT -> of(Kind.WEIGHTS, 0).transposed().times(of(Kind.ERROR, 0));
        };
    }

    /** δ^l from what stands behind it. */
    private RationalMatrix error() {
        RationalMatrix back = equation.last()
                ? of(Kind.OUTPUT_GRADIENT, 0)
                : of(Kind.WEIGHTS, 1).transposed().times(of(Kind.ERROR, 1));
        return back.with(of(Kind.SLOPE, 0), Rational::times);
    }

    // ---- values ----

    private RationalMatrix of(Kind kind, int layer) {
        return of(new LayerLetter(kind, layer));
    }

    private RationalMatrix of(LayerLetter letter) {
        RationalMatrix known = values.get(letter);
        if (known != null) {
            return known;
        }
        RationalMatrix value = value(letter);
        values.put(letter, value);
        return value;
    }

    private RationalMatrix value(LayerLetter letter) {
        int layer = letter.layer();
        if (letter.kind() == Kind.ERROR && layer == 0 && isErrorMadeOfOthers()) {
            return error();
        }
        if (letter.kind() == Kind.BIAS && mentions(Kind.SUM, layer) && layer >= 0) {
            RationalMatrix weighted = of(Kind.WEIGHTS, layer).times(of(Kind.OUTPUT, layer - 1));
            return of(Kind.SUM, layer).with(weighted, Rational::minus);
        }
        if (letter.kind() == Kind.OUTPUT_GRADIENT && equation.gradient().isPresent()) {
            return of(equation.gradient().get());
        }
        int columns = letter.kind() == Kind.WEIGHTS ? size : 1;
        // units of one layer with different z: so their a and their slopes can be any
        int apart = letter.kind() == Kind.SUM ? 2 * LARGEST + 1 : 0;
        return RationalMatrix.of(size, columns, (i, j) -> next().plus(Rational.of((long) apart * i)));
    }

    private boolean isErrorMadeOfOthers() {
        return mentions(Kind.ERROR, 1)
                || mentions(Kind.WEIGHTS, 1)
                || mentions(Kind.SLOPE, 0)
                || mentions(Kind.OUTPUT_GRADIENT, 0);
    }

    private boolean mentions(Kind kind, int layer) {
        return mentioned.contains(new LayerLetter(kind, layer));
    }

    /** 2, 3, 5, … at the first point; then whole numbers of both signs, none of them 0. */
    private Rational next() {
        if (simple) {
            state = state == 5 ? 2 : nextPrime(state);
            return Rational.of(state);
        }
        state = (state * MULTIPLIER + 1) % PRIME;
        int value = state % LARGEST + 1;
        return Rational.of(state % 2 == 0 ? value : -value);
    }

    private static int nextPrime(int prime) {
        int next = prime + 1;
        while (!BigInteger.valueOf(next).isProbablePrime(20)) {
            next++;
        }
        return next;
    }

    private RationalMatrix of(Expr formula) {
        if (formula instanceof Expr.Num num) {
            return RationalMatrix.number(Rational.of(num.value()));
        }
        if (formula instanceof Expr.Negation negation) {
            return of(negation.operand()).scaled(Rational.of(-1));
        }
        if (formula instanceof Expr.Transpose transpose) {
            return of(transpose.operand()).transposed();
        }
        if (formula instanceof Expr.Quotient quotient) {
            Rational divisor = of(quotient.denominator()).at(0, 0);
            return of(quotient.numerator()).scaled(Rational.ONE.over(divisor));
        }
        if (formula instanceof Expr.Hadamard hadamard) {
            return of(hadamard.left()).with(of(hadamard.right()), Rational::times);
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream()
                    .map(this::of)
                    .reduce((one, other) -> one.with(other, Rational::plus))
                    .orElseThrow();
        }
        if (formula instanceof Expr.Product product) {
            return product(product);
        }
        return of(LayerLetter.of(formula).orElseThrow());
    }

    private RationalMatrix product(Expr.Product product) {
        RationalMatrix value = of(product.factors().get(0));
        for (Expr factor : product.factors().subList(1, product.factors().size())) {
            RationalMatrix next = of(factor);
            if (next.isNumber()) {
                value = value.scaled(next.at(0, 0));
            } else {
                value = value.isNumber() ? next.scaled(value.at(0, 0)) : value.times(next);
            }
        }
        return value;
    }
}
