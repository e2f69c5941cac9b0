package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is to be shown is split or refused and never assumed; what may be assumed is taken down; what is known to be undefined is said to
 * be. The three ways in which definedness is handled, one beside the other.
 */
class DomainTest {
    private interface Body {
        void with(Domain domain, NormalForm form);
    }

    private static void in(Definedness handling, Body body) {
        Ring.with(100_000, ring -> {
            Domain domain = new Domain(ring, handling);
            // formulas are read elsewhere, so that they take nothing down here
            body.with(domain, new NormalForm(ring, new Claim(List.of(), List.of())));
            return true;
        });
    }

    private static Fraction of(NormalForm form, String formula) {
        return form.of(ExprParser.parse(formula));
    }

    /** What the sign is wanted of; empty where it is not wanted. */
    private static Optional<Polynomial> wanted(Runnable question) {
        List<Polynomial> wanted = new ArrayList<>();
        try {
            question.run();
        } catch (SignWanted sign) {
            wanted.add(sign.of());
        }
        return wanted.stream().findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "z, z",
        "-3*z, z",
        "z-1, z-1",
        "z/(w-1), w-1",
        "z/(w-1)^2, z",
        "z^2, z",
        "z^2/(w-1)^3, w-1",
        "exp(z)*w, w",
        "exp(z)-1, z",
        "(z-1)^2*exp(w), z-1",
        "ln(z^2+0.99), ln(z^2+0.99)"
    })
    void aSignThatIsNotKnownIsWanted(String formula, String atom) {
        for (Definedness handling : List.of(Definedness.ASSUMED, Definedness.SPLIT)) {
            in(handling, (domain, form) -> {
                Polynomial expected = of(form, atom).numerator();
                Optional<Polynomial> wanted = wanted(() -> domain.wanted(of(form, formula)));
                assertThat(wanted).isPresent();
                assertThat(wanted.get().scaled())
                        .isIn(expected.scaled(), expected.times(Rational.of(-1)).scaled());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exp(z), POSITIVE",
        "-exp(z)/(w^2+1), NEGATIVE",
        "z-z, ZERO",
        "z^2+1/1000, POSITIVE",
        "1/(z^2+1)^3, POSITIVE"
    })
    void aKnownSignIsGiven(String formula, Sign expected) {
        for (Definedness handling : Definedness.values()) {
            in(
                    handling,
                    (domain, form) ->
                            assertThat(domain.wanted(of(form, formula))).isEqualTo(expected));
        }
    }

    @Test
    void whereNothingIsSplitTheSignStaysUnknown() {
        in(Definedness.LEFT_OUT, (domain, form) -> {
            assertThat(domain.wanted(of(form, "z"))).isEqualTo(Sign.UNKNOWN);
            assertThat(domain.splits()).isFalse();
        });
    }

    // ---- logarithms, roots, quotients ----

    @Test
    void aLogarithmThatHasToBeShownDefinedIsSplit() {
        in(Definedness.SPLIT, (domain, form) -> {
            assertThat(wanted(() -> domain.requirePositive(of(form, "z")))).isPresent();
            assertThat(domain.of(of(form, "z"))).isEqualTo(Sign.UNKNOWN);
            domain.requirePositive(of(form, "z^2+1"));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Definedness.class,
            names = {"LEFT_OUT", "ASSUMED"})
    void elsewhereItIsTakenDown(Definedness handling) {
        in(handling, (domain, form) -> {
            domain.requirePositive(of(form, "z-w"));
            assertThat(domain.of(of(form, "z-w"))).isEqualTo(Sign.POSITIVE);
            assertThat(domain.isPositive(of(form, "2*z-2*w").numerator())).isTrue();
            assertThat(domain.isPositive(of(form, "w-z").numerator())).isFalse();
            assertThat(domain.conditions()).containsExactly(of(form, "z-w"));
        });
    }

    @ParameterizedTest
    @EnumSource(Definedness.class)
    void whatIsNotDefinedIsSaidToBe(Definedness handling) {
        in(handling, (domain, form) -> {
            for (String negative : List.of("-exp(z)", "-1", "-z^2-1", "-1/(z^2+1)")) {
                assertThatExceptionOfType(Undefined.class).isThrownBy(() -> domain.requirePositive(of(form, negative)));
                assertThatExceptionOfType(Undefined.class)
                        .isThrownBy(() -> domain.requireNotNegative(of(form, negative)));
            }
            assertThatExceptionOfType(Undefined.class).isThrownBy(() -> domain.requirePositive(of(form, "z-z")));
            domain.requireNotNegative(of(form, "z-z"));
            if (domain.splits()) {
                assertThatExceptionOfType(Undefined.class).isThrownBy(() -> domain.requireNotZero(of(form, "z-z")));
            }
        });
    }

    @Test
    void aDivisorThatHasToBeShownIsSplit() {
        in(Definedness.SPLIT, (domain, form) -> {
            assertThat(wanted(() -> domain.requireNotZero(of(form, "z")))).isPresent();
            assertThat(wanted(() -> domain.requireNotZero(of(form, "z^2")))).isPresent();
            assertThat(wanted(() -> domain.requireNotZero(of(form, "exp(w)*(z-1)"))))
                    .isPresent();
            domain.requireNotZero(of(form, "-exp(z)"));
            domain.requireNotZero(of(form, "z^2+1"));
            assertThat(domain.of(of(form, "z^2"))).isEqualTo(Sign.UNKNOWN);
        });
        in(Definedness.ASSUMED, (domain, form) -> {
            domain.requireNotZero(of(form, "z"));
            assertThat(domain.of(of(form, "z^2"))).isEqualTo(Sign.POSITIVE);
            assertThat(domain.of(of(form, "z"))).isEqualTo(Sign.UNKNOWN);
        });
        in(Definedness.LEFT_OUT, (domain, form) -> {
            domain.requireNotZero(of(form, "z"));
            assertThat(domain.of(of(form, "z^2"))).isEqualTo(Sign.UNKNOWN);
        });
    }

    // ---- what is taken down ----

    @ParameterizedTest
    @EnumSource(Definedness.class)
    void sizes(Definedness handling) {
        in(handling, (domain, form) -> {
            Polynomial z = of(form, "z").numerator();
            Polynomial positive = of(form, "z^2+1").numerator();
            assertThat(domain.size(z)).isEmpty();
            assertThat(domain.size(positive)).contains(positive);
            domain.requireNotNegative(of(form, "w"));
            assertThat(domain.conditions()).containsExactly(of(form, "w"));
            assertThat(domain.size(of(form, "w").numerator()))
                    .contains(of(form, "w").numerator());
            assertThat(domain.size(of(form, "-w").numerator()))
                    .contains(of(form, "w").numerator());
            domain.assumePositive(of(form, "-z"));
            assertThat(domain.size(z)).contains(of(form, "-z").numerator());
            assertThat(domain.size(of(form, "v").numerator())).isEmpty();
        });
    }

    @Test
    void zerosAndWhatIsNone() {
        in(Definedness.ASSUMED, (domain, form) -> {
            assertThat(domain.of(of(form, "z^2"))).isEqualTo(Sign.UNKNOWN);
            domain.assumeNotZero(of(form, "z").numerator());
            assertThat(domain.of(of(form, "z^2"))).isEqualTo(Sign.POSITIVE);
            domain.assumeZero(of(form, "w").numerator());
            assertThat(domain.of(of(form, "w"))).isEqualTo(Sign.ZERO);
            assertThat(domain.of(of(form, "w*z"))).isEqualTo(Sign.ZERO);
        });
    }

    /** sin² = (1 − cos)(1 + cos): where sin z is not zero the others are not; of a sum with sin z nothing follows. */
    @Test
    void aSineThatIsNotZero() {
        in(Definedness.ASSUMED, (domain, form) -> {
            domain.requireNotZero(of(form, "cos(w)*(z-5)"));
            assertThat(domain.of(of(form, "(1-sin(w))^2"))).isEqualTo(Sign.POSITIVE);
            domain.requireNotZero(of(form, "sin(z)"));
            assertThat(domain.of(of(form, "(1-cos(z))^2"))).isEqualTo(Sign.POSITIVE);
            assertThat(domain.of(of(form, "(1+cos(z))^2"))).isEqualTo(Sign.POSITIVE);
            assertThat(domain.of(of(form, "(1+cos(w))^2"))).isEqualTo(Sign.UNKNOWN);
        });
        in(Definedness.ASSUMED, (domain, form) -> {
            domain.requireNotZero(of(form, "sin(z)+w"));
            domain.requireNotZero(of(form, "w"));
            assertThat(domain.of(of(form, "(1-cos(z))^2"))).isEqualTo(Sign.UNKNOWN);
        });
    }

    // ---- signs ----

    /** As numbers with these signs compare with 0. */
    @ParameterizedTest
    @EnumSource(
            value = Sign.class,
            names = {"NEGATIVE", "ZERO", "POSITIVE"})
    void signsCompareAsNumbersDo(Sign sign) {
        int number = sign == Sign.ZERO ? 0 : sign == Sign.POSITIVE ? 1 : -1;
        assertThat(Sign.of(number)).isEqualTo(sign);
        assertThat(Sign.of(-number)).isEqualTo(sign.negate());
        assertThat(sign.is(Expr.Relation.Operator.EQUAL)).isEqualTo(number == 0);
        assertThat(sign.is(Expr.Relation.Operator.NOT_EQUAL)).isEqualTo(number != 0);
        assertThat(sign.is(Expr.Relation.Operator.LESS)).isEqualTo(number < 0);
        assertThat(sign.is(Expr.Relation.Operator.LESS_OR_EQUAL)).isEqualTo(number <= 0);
        assertThat(sign.is(Expr.Relation.Operator.GREATER)).isEqualTo(number > 0);
        assertThat(sign.is(Expr.Relation.Operator.GREATER_OR_EQUAL)).isEqualTo(number >= 0);
        for (Sign other : List.of(Sign.NEGATIVE, Sign.ZERO, Sign.POSITIVE)) {
            int factor = other == Sign.ZERO ? 0 : other == Sign.POSITIVE ? 1 : -1;
            assertThat(sign.times(other)).isEqualTo(Sign.of(number * factor));
        }
        assertThat(sign.times(Sign.UNKNOWN)).isEqualTo(number == 0 ? Sign.ZERO : Sign.UNKNOWN);
        assertThat(Sign.UNKNOWN.negate()).isEqualTo(Sign.UNKNOWN);
    }
}
