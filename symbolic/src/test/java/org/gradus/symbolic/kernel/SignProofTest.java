package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signs that follow from what is assumed, and signs that do not, or are not seen, although it looks as if they did. Where one is known it
 * is that of the value at every point that was found where the assumptions hold, by apfloat.
 */
class SignProofTest {
    private static final List<Rational> SIMPLE = List.of(
            Rational.ZERO,
            Rational.ONE,
            Rational.of(-1),
            Rational.of(2),
            Rational.of(-2),
            Rational.ONE.over(Rational.of(3)),
            Rational.of(-1).over(Rational.of(3)),
            Rational.of(5));

    private static Sign sign(String formula, Definedness handling, List<String> assumed) {
        try {
            return Ring.with(200_000, ring -> {
                Domain domain = new Domain(ring, handling);
                NormalForm form = new NormalForm(ring, new Claim(List.of(), List.of()), domain);
                assumed.forEach(positive -> domain.assumePositive(form.of(ExprParser.parse(positive))));
                return domain.of(form.of(ExprParser.parse(formula)));
            });
        } catch (Unsupported refused) {
            return Sign.UNKNOWN;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // powers of what has a sign
                "(z-1)^2 | 1-z | POSITIVE",
                "(z-1)^3 | 1-z | NEGATIVE",
                "(z-w)^2 | w-z | POSITIVE",
                "(z-w)^2 | - | UNKNOWN",
                "(z-w)^4*(z-1) | z-1 | UNKNOWN",
                // products of terms
                "z^2*w | -w | UNKNOWN",
                "w*z^2 | -w | UNKNOWN",
                "w*z^2 | w | UNKNOWN",
                "z*w | -z; -w | POSITIVE",
                "w*z*exp(z) | -w; -z | POSITIVE",
                "z^2*w | -z; w | POSITIVE",
                "z^3*w | -z; w | NEGATIVE",
                "w*z^2 | -z; -w | NEGATIVE",
                "z^2*w+1 | -w | UNKNOWN",
                "z^2*w+1 | 0*z-w | UNKNOWN",
                "z^2*w+exp(z) | 0*z-w | UNKNOWN",
                "z^2*w | 0*z-w | UNKNOWN",
                "w*z^2+exp(z) | -w | UNKNOWN",
                "z^2*w^3*exp(z)+1/9 | -w | UNKNOWN",
                "z^2+w^2 | 1 | UNKNOWN",
                "z^2+w^4+exp(z) | 1 | POSITIVE",
                "exp(z)*w | - | UNKNOWN",
                "exp(z)*w | w | POSITIVE",
                "1+z*w | z; -w | UNKNOWN",
                "exp(z)-w | -w | POSITIVE",
                "z^2-w | w | UNKNOWN",
                // what is known not to vanish
                "z^2 | z*w | POSITIVE",
                "z^2 | w | UNKNOWN",
                "z | z*w | UNKNOWN",
                "z^3 | z*w | UNKNOWN",
                "(z^2)^(1/4) | z*w | POSITIVE",
                "(z^2)^(1/4) | - | UNKNOWN",
                "((z^2-1)^2)^(1/4) | (z-1)*w | UNKNOWN",
                "((z^2-1)^2)^(1/4) | (z-1)*(z+1)*w | POSITIVE",
                "sqrt(z) | w | UNKNOWN",
                "sqrt(z) | z*w | UNKNOWN",
                "sqrt(z^2-1) | (z-1)*w | UNKNOWN",
                "sqrt(z^2+w^2) | 1 | UNKNOWN",
                "sqrt(z^2+w^2) | 1+0/(z^2+w^2) | UNKNOWN",
                "sqrt(z^2+w^4) | 1+0/(z^2+w^2) | UNKNOWN",
                "sqrt(z)*w | w | UNKNOWN",
                // quotients
                "z | z/(w-1) | UNKNOWN",
                "z | z/(w-1)^2 | POSITIVE",
                "z | z/(w-1)^3 | UNKNOWN",
                "z | z/(w^2+1) | POSITIVE",
                "z | w-1; z/(w-1) | POSITIVE",
                "z | 1-w; z/(w-1) | NEGATIVE",
                "z | 1-w; z/(w-1)^3 | NEGATIVE",
                "1/(z-1) | z-1 | POSITIVE",
                "1/(z-1)^2 | 1-z | POSITIVE",
                "1/(z-1)^3 | 1-z | NEGATIVE",
                "w/(z^2+1) | w | POSITIVE",
                "w | 1-w; 2-z; w/((w-1)^2*(z-2)) | NEGATIVE",
                "w | 1-w; 2-z; w/((w-1)^3*(z-2)) | POSITIVE",
                // products that are assumed
                "z | w; z*w | POSITIVE",
                "z | -w; z*w | NEGATIVE",
                "z | w; -z*w | NEGATIVE",
                "z | z*w^2 | POSITIVE",
                "z | z*w^3 | UNKNOWN",
                "z-2 | w; (z-2)*w^3 | POSITIVE",
                "z-2 | (z-2)*(w-1) | UNKNOWN",
                "z-2 | 1-w; (z-2)*(w-1)^3 | UNKNOWN",
                // what follows from two of them
                "z | z-w; z+w | POSITIVE",
                "z | z-w-exp(z)/9; z+w | POSITIVE",
                "z | z-w-w^2; z+w | POSITIVE",
                "z-1/3 | z-ln(3) | POSITIVE",
                "z-2 | z-ln(3) | UNKNOWN",
                "w^2 | z | UNKNOWN",
                "w^2+z | z | POSITIVE",
                "z-w | z; w | UNKNOWN",
                "z+w | z; -w | UNKNOWN",
                "-z-w | z; w | NEGATIVE",
                // bounded functions
                "sin(z)-1 | - | UNKNOWN",
                "sin(z)-1.01 | - | NEGATIVE",
                "cos(z)+1.01 | - | POSITIVE",
                "sin(z)^2-1.01 | - | UNKNOWN",
                "1/sin(z)-1/2 | - | UNKNOWN",
                "erf(z)+erf(w)+2.1 | - | POSITIVE",
                "erf(z)+erf(w)+2 | - | UNKNOWN",
                "2-z-sin(w) | 1-z | POSITIVE",
                "atan(z)-1.1 | - | UNKNOWN",
                // logarithms
                "ln(z) | z-1 | POSITIVE",
                "ln(z) | z | UNKNOWN",
                "ln(z+w+1) | z; w | POSITIVE",
                "ln(z^2+exp(w)) | - | UNKNOWN",
                "ln(z^2+1) | - | UNKNOWN",
                "ln(2)*z | z | POSITIVE",
                "ln(1/2)*z | z | NEGATIVE"
            })
    void followsOrDoesNot(String formula, String assumptions, Sign expected) {
        List<String> assumed = assumptions.equals("-") ? List.of() : List.of(assumptions.split("; "));
        Sign found = sign(formula, Definedness.ASSUMED, assumed);
        assertThat(found).isEqualTo(expected);
        List<Sign> seen = seen(formula, assumed);
        if (expected != Sign.UNKNOWN) {
            assertThat(seen).as("%s where %s", formula, assumed).isNotEmpty().containsOnly(expected);
        }
        // handled in another way less may be known, but nothing else
        for (Definedness handling : List.of(Definedness.LEFT_OUT, Definedness.SPLIT)) {
            assertThat(sign(formula, handling, assumed)).isIn(Sign.UNKNOWN, expected);
        }
    }

    /** The signs by apfloat at points where the assumptions hold. */
    private static List<Sign> seen(String formula, List<String> assumed) {
        List<Sign> seen = new ArrayList<>();
        Random random = new Random(formula.hashCode());
        for (int i = 0; i < 150 && seen.size() < 10; i++) {
            Map<Expr, Rational> point = i < SIMPLE.size() * SIMPLE.size()
                    ? Map.of(
                            Expr.Symbol.of("z"), SIMPLE.get(i % SIMPLE.size()),
                            Expr.Symbol.of("w"), SIMPLE.get(i / SIMPLE.size()))
                    : Values.point(random);
            boolean holds = assumed.stream()
                    .allMatch(positive ->
                            value(positive, point).filter(v -> v.signum() > 0).isPresent());
            if (holds) {
                value(formula, point).ifPresent(value -> seen.add(Sign.of(value.signum())));
            }
        }
        return seen;
    }

    private static Optional<Apfloat> value(String formula, Map<Expr, Rational> point) {
        return Values.expected(ExprParser.parse(formula), Values.digits(point));
    }

    /** Assumptions that no point satisfies, and some that one does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z-1; -z | true",
                "z; w; -z-w | true",
                "z-ln(3); 1-z | true",
                "z-ln(3); 1.2-z | false",
                "z-sin(w); -1-z | true",
                "z-sin(w); -z | false",
                "z; w | false",
                "z-w; w-z+1 | false",
                "-exp(z)-w^2 | true",
                "-w^2+z | false",
                "w-1; z/(w-1); -z | true",
                "z/(w-1); -z | false"
            })
    void contradictions(String assumptions, boolean contradictory) {
        boolean found = Ring.with(200_000, ring -> {
            Domain domain = new Domain(ring, Definedness.ASSUMED);
            NormalForm form = new NormalForm(ring, new Claim(List.of(), List.of()), domain);
            for (String positive : assumptions.split("; ")) {
                domain.assumePositive(form.of(ExprParser.parse(positive)));
            }
            assertThat(domain.conditions()).hasSize(assumptions.split("; ").length);
            return domain.isContradictory();
        });
        assertThat(found).isEqualTo(contradictory);
    }

    @ParameterizedTest
    @CsvSource({
        "z >= 0, false",
        "z^2 >= 0, true",
        "z^2/w >= 0, false",
        "z^2/(w^2+1) >= 0, true",
        "z^2/(w-1)^2 >= 0, true",
        "z^2/(w-1)^3 >= 0, false",
        "z^2*w^4 >= 0, true",
        "z^2-w^2 >= 0, false",
        "-z^2 <= 0, true",
        "-z^2 < 0, false",
        "z^2 > 0, false",
        "exp(z)+w^2 > 0, true",
        "z^2+1 <= 0, false",
        "-exp(z) < w^2, true",
        "exp(z) > w, false"
    })
    void inequalitiesOfTheProver(String relation, boolean proved) {
        Expr.Relation parsed = ExprParser.parseRelation(relation, ExprParser.Limits.DEFAULT);
        assertThat(Prover.holds(parsed, List.of()) instanceof Verdict.Proved).isEqualTo(proved);
    }
}
