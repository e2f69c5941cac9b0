package org.gradus.symbolic.kernel.algebra;

import edu.jas.arith.BigInteger;
import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.GenPolynomialRing;
import edu.jas.poly.TermOrder;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;

/** The kernel's polynomials as those of JAS, the Java Algebra System by Heinz Kredel, which is the oracle for them. */
final class Jas {
    static final int VARIABLES = 3;
    static final GenPolynomialRing<BigRational> RING =
            new GenPolynomialRing<>(BigRational.ONE, VARIABLES, new TermOrder(TermOrder.IGRLEX));
    private static final GenPolynomialRing<BigInteger> ONE_VARIABLE = new GenPolynomialRing<>(BigInteger.ONE, 1);
    private static final GenPolynomialRing<BigRational> ONE_VARIABLE_OVER_Q =
            new GenPolynomialRing<>(BigRational.ONE, 1);

    private Jas() {}

    static BigRational of(Rational value) {
        return new BigRational(new BigInteger(value.numerator()), new BigInteger(value.denominator()));
    }

    static Rational rational(BigRational value) {
        return new Rational(value.numerator(), value.denominator());
    }

    /** With the generators of number 0, 1 and 2 for variables. */
    static ExpVector of(Monomial monomial) {
        long[] powers = new long[VARIABLES];
        for (int i = 0; i < monomial.size(); i++) {
            powers[monomial.generator(i)] = monomial.power(i);
        }
        return ExpVector.create(powers);
    }

    static Monomial monomial(ExpVector powers) {
        Monomial product = Monomial.ONE;
        for (int i = 0; i < VARIABLES; i++) {
            product = product.times(Monomial.of(i, (int) powers.getVal(i)));
        }
        return product;
    }

    static GenPolynomial<BigRational> of(Polynomial polynomial) {
        GenPolynomial<BigRational> sum = RING.getZERO();
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            sum = sum.sum(of(term.getValue()), of(term.getKey()));
        }
        return sum;
    }

    static Polynomial polynomial(Ring ring, GenPolynomial<BigRational> polynomial) {
        Polynomial.Total sum = new Polynomial.Total(ring);
        polynomial
                .getMap()
                .forEach((powers, factor) -> sum.add(Polynomial.of(ring, monomial(powers), rational(factor))));
        return sum.polynomial();
    }

    static GenPolynomial<BigInteger> of(Univariate polynomial) {
        GenPolynomial<BigInteger> sum = ONE_VARIABLE.getZERO();
        for (int k = 0; k <= polynomial.degree(); k++) {
            sum = sum.sum(new BigInteger(polynomial.coefficients().get(k)), ExpVector.create(1, 0, k));
        }
        return sum;
    }

    static GenPolynomial<BigRational> overRationals(Univariate polynomial) {
        GenPolynomial<BigRational> sum = ONE_VARIABLE_OVER_Q.getZERO();
        for (int k = 0; k <= polynomial.degree(); k++) {
            sum = sum.sum(new BigRational(polynomial.coefficients().get(k)), ExpVector.create(1, 0, k));
        }
        return sum;
    }

    /** Runs the body in a ring whose generators 0, 1 and 2 are the variables x, y and z. */
    static void inRing(java.util.function.Consumer<Ring> body) {
        Ring.with(1_000_000_000L, ring -> {
            for (String name : new String[] {"x", "y", "z"}) {
                ring.number(new Generator.Variable(Expr.Symbol.of(name)));
            }
            body.accept(ring);
            return true;
        });
    }
}
