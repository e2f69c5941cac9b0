package org.gradus.symbolic.form;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.write.Notation;

/** A polynomial in symbols, multiplied out: products of powers of symbols, each with a number in front. */
record Multiplied(Map<Map<String, Integer>, Rational> terms) {
    private static final int MOST_TERMS = 60;
    private static final int LARGEST_POWER = 12;
    private static final Multiplied ONE = number(Rational.ONE);

    /** Nothing where the formula is no polynomial, or a long one. */
    static Optional<Multiplied> of(Expr formula) {
        try {
            return Optional.of(read(formula));
        } catch (NotShort none) {
            return Optional.empty();
        }
    }

    static final class NotShort extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotShort() {
            super(null, null, false, false);
        }
    }

    private static Multiplied read(Expr formula) {
        if (formula instanceof Expr.Num num) {
            return number(Rational.of(num.value()));
        }
        if (formula instanceof Expr.Symbol symbol) {
            return new Multiplied(Map.of(Map.of(symbol.name(), 1), Rational.ONE));
        }
        if (formula instanceof Expr.Negation negation) {
            return read(negation.operand()).times(number(Rational.of(-1)));
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream().map(Multiplied::read).reduce(number(Rational.ZERO), Multiplied::plus);
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream().map(Multiplied::read).reduce(ONE, Multiplied::times);
        }
        if (formula instanceof Expr.Quotient quotient && quotient.denominator() instanceof Expr.Num below) {
            return read(quotient.numerator()).times(number(Rational.ONE.over(Rational.of(below.value()))));
        }
        if (formula instanceof Expr.Power power && power.exponent() instanceof Expr.Num exponent) {
            Rational value = Rational.of(exponent.value());
            if (value.isInteger() && value.signum() >= 0) {
                return read(power.base()).power(value.numerator());
            }
        }
        throw new NotShort();
    }

    static Multiplied number(Rational value) {
        return new Multiplied(value.signum() == 0 ? Map.of() : Map.of(Map.of(), value));
    }

    boolean isNumber() {
        return terms.size() == 1 && terms.containsKey(Map.of());
    }

    /** Of a number. */
    Multiplied inverse() {
        return number(Rational.ONE.over(coefficient("", 0)));
    }

    private Multiplied power(BigInteger exponent) {
        if (exponent.compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
            throw new NotShort();
        }
        Multiplied power = ONE;
        for (int i = 0; i < exponent.intValue(); i++) {
            power = power.times(this);
        }
        return power;
    }

    Multiplied plus(Multiplied other) {
        Map<Map<String, Integer>, Rational> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((monomial, factor) -> sum.merge(monomial, factor, Rational::plus));
        sum.values().removeIf(factor -> factor.signum() == 0);
        return new Multiplied(sum);
    }

    Multiplied times(Multiplied other) {
        Multiplied total = number(Rational.ZERO);
        for (Map.Entry<Map<String, Integer>, Rational> left : terms.entrySet()) {
            Map<Map<String, Integer>, Rational> row = new LinkedHashMap<>();
            other.terms.forEach((monomial, factor) ->
                    row.put(times(left.getKey(), monomial), left.getValue().times(factor)));
            total = total.plus(new Multiplied(row));
            if (total.terms.size() > MOST_TERMS) {
                throw new NotShort();
            }
        }
        return total;
    }

    private static Map<String, Integer> times(Map<String, Integer> left, Map<String, Integer> right) {
        Map<String, Integer> product = new TreeMap<>(left);
        right.forEach((symbol, power) -> product.merge(symbol, power, Integer::sum));
        return product;
    }

    /** With {@code meaning} for each {@code symbol^power}; nothing where that is long. */
    Optional<Multiplied> with(String symbol, int power, Multiplied meaning) {
        try {
            Multiplied total = number(Rational.ZERO);
            for (Map.Entry<Map<String, Integer>, Rational> term : terms.entrySet()) {
                int whole = term.getKey().getOrDefault(symbol, 0);
                Map<String, Integer> rest = new TreeMap<>(term.getKey());
                rest.remove(symbol);
                if (whole % power > 0) {
                    rest.put(symbol, whole % power);
                }
                Multiplied factor = new Multiplied(Map.of(rest, term.getValue()));
                total = total.plus(factor.times(meaning.power(BigInteger.valueOf(whole / power))));
            }
            return Optional.of(total);
        } catch (NotShort none) {
            return Optional.empty();
        }
    }

    /** The polynomial or its opposite, whichever has no sign before the highest power: of an even power. */
    Multiplied withoutSign() {
        Optional<Rational> leading = terms.entrySet().stream()
                .max(Comparator.comparingInt(term -> degree(term.getKey())))
                .map(Map.Entry::getValue);
        boolean signed = isInOneSymbol() && leading.isPresent() && leading.get().signum() < 0;
        return signed ? times(number(Rational.of(-1))) : this;
    }

    /** 1 or −1 where the other polynomial is this one or its opposite, else 0. */
    int signOf(Multiplied other) {
        return terms.equals(other.terms) ? 1 : plus(other).terms.isEmpty() ? -1 : 0;
    }

    Set<String> symbols() {
        return terms.keySet().stream()
                .flatMap(monomial -> monomial.keySet().stream())
                .collect(Collectors.toSet());
    }

    int degree() {
        return terms.keySet().stream().mapToInt(Multiplied::degree).max().orElse(0);
    }

    /** Of {@code symbol^power}. */
    Rational coefficient(String symbol, int power) {
        return terms.getOrDefault(power == 0 ? Map.of() : Map.of(symbol, power), Rational.ZERO);
    }

    /** Whether no symbol but one occurs, at most. */
    private boolean isInOneSymbol() {
        return symbols().size() <= 1;
    }

    /** The degree of a product of variables alone, else 1: so letters come after powers and before numbers. */
    private static int ofVariables(Map<String, Integer> monomial) {
        return monomial.keySet().stream().anyMatch(Atoms::isLetter) ? 1 : degree(monomial);
    }

    private static int degree(Map<String, Integer> monomial) {
        return monomial.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * In one variable from the highest power to the lowest, in one function value from the lowest to the highest, or the other way round if
     * so the first term has no sign: x² + 1, 1 − x², 1 + cos(x).
     */
    Expr written() {
        List<Map.Entry<Map<String, Integer>, Rational>> sorted = new ArrayList<>(terms.entrySet());
        if (isInOneSymbol()) {
            sorted.sort((a, b) -> degree(b.getKey()) - degree(a.getKey()));
            boolean ofLetters = terms.keySet().stream()
                    .anyMatch(monomial -> monomial.keySet().stream().anyMatch(Atoms::isLetter));
            int first = ofLetters ? sorted.size() - 1 : 0;
            int last = sorted.size() - 1 - first;
            boolean signed = !sorted.isEmpty() && sorted.get(first).getValue().signum() < 0;
            boolean better = !sorted.isEmpty() && sorted.get(last).getValue().signum() > 0;
            if (ofLetters != (signed && better)) {
                Collections.reverse(sorted);
            }
        } else {
            sorted.sort(Comparator.<Map.Entry<Map<String, Integer>, Rational>>comparingInt(
                            term -> -term.getValue().signum())
                    .thenComparingInt(term -> -ofVariables(term.getKey())));
        }
        List<Expr> written = new ArrayList<>();
        for (Map.Entry<Map<String, Integer>, Rational> term : sorted) {
            List<Expr> factors = new ArrayList<>();
            factors.add(Notation.ONE);
            term.getKey()
                    .forEach(
                            (symbol, power) -> factors.add(Notation.power(Expr.Symbol.of(symbol), Rational.of(power))));
            written.add(Notation.scaled(term.getValue(), Notation.product(factors)));
        }
        return Notation.sum(written);
    }
}
