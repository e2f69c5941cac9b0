package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Puts functions in for variables, also inside exponents, logarithms and roots. */
public final class Replacement {
    private static final String SINGULAR = "what a limit is was not decided";

    private final Ring ring;
    private final Elementary elementary;
    private final ElementaryFunctions functions;
    private final Map<Integer, Fraction> values;
    private final Map<Integer, Fraction> known = new HashMap<>();

    public Replacement(Ring ring, NormalForm form, Map<Integer, Fraction> values) {
        this.ring = ring;
        this.elementary = form.elementary();
        this.functions = form.functions();
        this.values = values;
    }

    /** A denominator vanishes, and so may the numerator. */
    static final class Pole extends Unsupported {
        private static final long serialVersionUID = 1L;
        private final transient Fraction numerator;

        Pole(Fraction numerator) {
            super(SINGULAR);
            this.numerator = numerator;
        }

        Fraction numerator() {
            return numerator;
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    public Fraction of(Fraction fraction) {
        if (values.isEmpty()) {
            return fraction;
        }
        Monomial missing = missing(fraction.numerator());
        Fraction above = of(fraction.numerator().times(missing, Rational.ONE));
        Fraction below = of(Polynomial.of(ring, missing, Rational.ONE));
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            below = below.times(of(entry.getKey()).power(entry.getValue()));
        }
        if (elementary.isCertainlyZero(below)) {
            throw new Pole(above);
        }
        return above.over(below);
    }

    /** What takes the powers below 0 of what is replaced away. */
    private Monomial missing(Polynomial polynomial) {
        Map<Integer, Integer> lowest = new LinkedHashMap<>();
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                lowest.merge(monomial.generator(i), monomial.power(i), Math::min);
            }
        }
        Monomial missing = Monomial.ONE;
        for (Map.Entry<Integer, Integer> entry : lowest.entrySet()) {
            boolean never = ring.generator(entry.getKey()) instanceof Generator.Exponential;
            if (entry.getValue() < 0 && !never) {
                missing = missing.times(Monomial.of(entry.getKey(), -entry.getValue()));
            }
        }
        return missing;
    }

    private Fraction of(Polynomial polynomial) {
        Fraction sum = elementary.number(0);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Fraction product = Fraction.of(ring, term.getValue());
            Monomial monomial = term.getKey();
            for (int i = 0; i < monomial.size(); i++) {
                int number = monomial.generator(i);
                if (product.isZero() && ring.generator(number) instanceof Generator.Logarithm logarithm) {
                    of(logarithm.argument()); // also where it is 0: z ln z tends to 0
                } else {
                    product = product.times(power(number, monomial.power(i)));
                }
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** A pole inside another function is no pole of the whole. */
    private Fraction inside(Fraction fraction) {
        try {
            return of(fraction);
        } catch (Pole e) {
            throw new Unsupported(SINGULAR);
        }
    }

    private Fraction power(int number, int power) {
        Generator generator = ring.generator(number);
        Rational units = Rational.of(power).over(Rational.of(ring.scale()));
        if (generator instanceof Generator.Exponential e) {
            Rational factor = Rational.of(power).times(ring.unit(e));
            Fraction exponent = inside(new Fraction(Polynomial.of(ring, e.exponent(), factor), e.denominators()));
            return elementary.exp(exponent);
        }
        if (generator instanceof Generator.Root root) {
            Fraction radicand = of(root.radicand());
            return elementary.isCertainlyZero(radicand)
                    ? elementary.number(0)
                    : elementary.exp(elementary.logarithmOfSize(radicand).times(units));
        }
        Fraction value = known.get(number);
        if (value == null) {
            value = value(generator, number);
            known.put(number, value);
        }
        return value.power(power);
    }

    private Fraction value(Generator generator, int number) {
        Fraction replaced = values.get(number);
        if (replaced != null) {
            return replaced;
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            Fraction argument = of(logarithm.argument());
            if (elementary.isCertainlyZero(argument)) {
                throw new Unsupported(SINGULAR);
            }
            return elementary.logarithmOfSize(argument);
        }
        if (generator instanceof Generator.Base base) {
            return of(base.polynomial());
        }
        if (generator instanceof Generator.Opaque opaque && !opaque.arguments().isEmpty()) {
            return functions.apply(
                    FunctionName.of(opaque.function()).orElseThrow(),
                    List.of(inside(opaque.arguments().get(0))));
        }
        return Fraction.of(
                Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE).times(Rational.ONE));
    }
}
