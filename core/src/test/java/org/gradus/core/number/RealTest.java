package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Apply;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Constant;
import org.gradus.core.expr.Expr.Negation;
import org.gradus.core.expr.Expr.Num;
import org.gradus.core.expr.Expr.Piecewise;
import org.gradus.core.expr.Expr.Power;
import org.gradus.core.expr.Expr.Product;
import org.gradus.core.expr.Expr.Quotient;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Sum;
import org.gradus.core.expr.Expr.Symbol;
import org.junit.jupiter.api.Test;

class RealTest {
    /** Stands in for the kernel of {@code symbolic}: calls zero what 1,200 digits cannot tell from it. */
    private static final ZeroTest MANY_DIGITS = constant -> {
        Interval value = Enclosure.of(constant, quantity -> Interval.ZERO, 4000);
        return value.containsZero() ? ZeroTest.Answer.ZERO : ZeroTest.Answer.NONZERO;
    };

    private static final Expr ONE = Num.of(1);

    private static Real real(Expr formula) {
        return Real.of(formula, MANY_DIGITS);
    }

    private static Expr decimal(String text) {
        return new Num(new BigDecimal(text));
    }

    private static Rational fraction(long above, long below) {
        return new Rational(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    @Test
    void publishedDigits() {
        assertThat(real(Apply.of("sigmoid", ONE)).round(74))
                .isEqualTo("0.73105857863000487925115924182183627436514464016505651927636590791904045307");
        assertThat(real(Constant.PI).round(50)).isEqualTo("3.14159265358979323846264338327950288419716939937511");
        assertThat(real(Constant.E).round(50)).isEqualTo("2.71828182845904523536028747135266249775724709369996");
        assertThat(real(Apply.of("ln", Num.of(2))).round(50))
                .isEqualTo("0.69314718055994530941723212145817656807550013436026");
        assertThat(real(Apply.of("sqrt", Num.of(2))).round(50))
                .isEqualTo("1.41421356237309504880168872420969807856967187537695");
        assertThat(real(Apply.of("exp", Num.of(-10000))).roundSignificant(20)).isEqualTo("1.1354838653147360985E-4343");
    }

    @Test
    void rationalArithmeticStaysExact() {
        Expr sum = Sum.of(decimal("0.1"), decimal("0.2"), new Negation(decimal("0.3")));
        assertThat(real(sum).rational()).contains(Rational.ZERO);
        assertThat(real(Apply.of("max", Num.of(0), new Quotient(Num.of(-1), Num.of(3))))
                        .rational())
                .contains(Rational.ZERO);
        assertThat(real(Apply.of("sqrt", new Quotient(Num.of(4), Num.of(9)))).rational())
                .contains(fraction(2, 3));
        assertThat(real(new Power(Constant.E, Num.of(0))).rational()).contains(Rational.ONE);
        assertThat(real(new Power(Num.of(2), Num.of(-3))).rational()).contains(fraction(1, 8));
        assertThat(real(Apply.of("relu", new Negation(Constant.E))).rational()).contains(Rational.ZERO);
        assertThat(real(Constant.E).rational()).isEmpty();
        assertThat(real(new Power(Num.of(2), Num.of(1_000_000))).rational())
                .as("given up: over 20,000 bits")
                .isEmpty();
    }

    @Test
    void tiesRoundAwayFromZero() {
        assertThat(real(decimal("0.125")).round(2)).isEqualTo("0.13");
        assertThat(real(decimal("-0.125")).round(2)).isEqualTo("-0.13");
        assertThat(real(decimal("-0.125")).roundSignificant(2)).isEqualTo("-0.13");
        assertThat(real(Num.of(5)).roundSignificant(3)).isEqualTo("5.00");
    }

    /** σ(ln 3) = 3/4, though no step of its evaluation is rational. */
    @Test
    void aTranscendentalFormulaMayBeATie() {
        Expr threeQuarters = Apply.of("sigmoid", Apply.of("ln", Num.of(3)));
        assertThat(real(threeQuarters).round(1)).isEqualTo("0.8");
        assertThat(real(new Negation(threeQuarters)).round(1)).isEqualTo("-0.8");
        assertThat(real(threeQuarters).roundSignificant(1)).isEqualTo("0.8");
        assertThat(real(threeQuarters).equalsExactly(new BigDecimal("0.75"))).isTrue();
        assertThat(real(threeQuarters).equalsExactly(new BigDecimal("0.750000001")))
                .isFalse();
        Real known = real(threeQuarters);
        known.equalsExactly(new BigDecimal("0.75"));
        assertThat(known.rational()).contains(fraction(3, 4));
    }

    @Test
    void anExactZeroIsDecidedAndWithoutTheTestUndecided() {
        Expr zero = Sum.of(Apply.of("sigmoid", ONE), new Negation(new Quotient(Constant.E, Sum.of(Constant.E, ONE))));
        assertThat(real(zero).signum()).isZero();
        assertThat(real(zero).nearestDouble()).isZero();
        assertThat(Real.of(zero, ZeroTest.NONE).round(4)).isEqualTo("0.0000");
        assertThatThrownBy(() -> Real.of(zero, ZeroTest.NONE).signum())
                .isInstanceOf(UndecidedException.class)
                .hasMessage("the sign could not be decided within 1,000 digits");
    }

    @Test
    void jumpsAreDecidedAtAnExactZero() {
        Expr zero = Sum.of(Apply.of("sigmoid", ONE), new Negation(new Quotient(Constant.E, Sum.of(Constant.E, ONE))));
        Relation condition = new Relation(zero, Relation.Operator.GREATER_OR_EQUAL, Num.of(0));
        Expr step = Piecewise.of(Case.when(condition, new Quotient(ONE, Num.of(3))), Case.otherwise(Constant.PI));
        assertThat(real(step).rational()).contains(fraction(1, 3));
        assertThat(real(Apply.of("sign", zero)).signum()).isZero();
        assertThatThrownBy(() -> real(new Quotient(ONE, zero)).round(3))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("division by zero");
        assertThatThrownBy(() -> real(Apply.of("ln", zero)).round(3)).isInstanceOf(ArithmeticException.class);
        assertThat(real(Apply.of("sqrt", zero)).round(3)).isEqualTo("0.000");
    }

    @Test
    void smallDifferencesOfNearNumbersKeepTheirDigits() {
        // values of symja.md section 8, where a computer algebra system answers 0
        Expr tail = Sum.of(ONE, new Negation(Apply.of("sigmoid", Num.of(200))));
        assertThat(real(tail).roundSignificant(5)).isEqualTo("1.3839E-87");
        Expr growth = Sum.of(Apply.of("exp", decimal("1e-30")), Num.of(-1));
        assertThat(real(growth).roundSignificant(5)).isEqualTo("1.0000E-30");
        Expr logarithm = Apply.of("ln", Sum.of(ONE, decimal("1e-40")));
        assertThat(real(logarithm).roundSignificant(20)).isEqualTo("1.0000000000000000000E-40");
    }

    @Test
    void sharedOperandsAreExpanded() {
        Symbol z = Symbol.of("z");
        Symbol a = Symbol.of("a");
        Real logit = real(Apply.of("ln", Num.of(3)));
        Real activation = Real.of(Apply.of("sigmoid", z), q -> Optional.of(logit), MANY_DIGITS);
        Real product = Real.of(Product.of(a, a), q -> Optional.of(activation), MANY_DIGITS);
        assertThat(product.equalsExactly(new BigDecimal("0.5625"))).isTrue();
        Expr sigmoid = Apply.of("sigmoid", Apply.of("ln", Num.of(3)));
        assertThat(Real.of(Product.of(a, a), q -> Optional.of(activation), MANY_DIGITS)
                        .expanded(7))
                .contains(Product.of(sigmoid, sigmoid));
        assertThat(Real.of(Product.of(a, a), q -> Optional.of(activation), MANY_DIGITS)
                        .expanded(6))
                .isEmpty();
    }

    @Test
    void minusInfinityVanishesUnderExp() {
        Symbol z = Symbol.of("z");
        Real logit = real(new Negation(Constant.INFINITY));
        for (Expr power : new Expr[] {Apply.of("exp", z), new Power(Constant.E, Sum.of(z, Num.of(-2)))}) {
            Real value = Real.of(power, quantity -> Optional.of(logit), MANY_DIGITS);
            assertThat(value.rational()).contains(Rational.ZERO);
            assertThat(value.expanded(10)).contains(Num.of(0));
        }
        assertThat(logit.nearestDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> logit.round(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void magnitudesOverTheLimitAreRefusedAtOnce() {
        Expr tower = Apply.of("exp", Apply.of("exp", Apply.of("exp", Num.of(100))));
        Expr power = new Power(Num.of(10), new Power(Num.of(10), Num.of(10)));
        for (Expr formula : new Expr[] {tower, power}) {
            assertThatThrownBy(() -> real(formula).round(2))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("magnitude over 10^1000000");
        }
        assertThat(real(Apply.of("exp", Num.of(2_302_585))).nearestDouble()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(real(Apply.of("exp", decimal("-1e12"))).nearestDouble()).isZero();
    }

    @Test
    void whatCannotBeDecidedIsSaidInOneLine() {
        Real nearlyItsArgument = Real.of(Apply.of("tanh", decimal("1e-600")), ZeroTest.NONE);
        assertThatThrownBy(() -> nearlyItsArgument.equalsExactly(new BigDecimal("1e-600")))
                .isInstanceOf(UndecidedException.class)
                .hasMessageMatching("the equality with 1/10+… could not be decided within 1,000 digits");
        Real tiny = Real.of(Apply.of("exp", decimal("-1e300")), ZeroTest.NONE);
        assertThatThrownBy(() -> tiny.roundSignificant(4))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("the rounding to 4 significant digits could not be decided within 1,000 digits;"
                        + " its magnitude is at most 10^-330985980541");
        assertThatThrownBy(() -> real(Apply.of("exp", decimal("-1e10"))).roundSignificant(4))
                .hasMessage("magnitude under 10^-1000000000");
    }
}
