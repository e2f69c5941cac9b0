package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.oracle.Apfloats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sum over an index, split into the named indices and one more, is the sum over three indices written out, by apfloat. Sums are written
 * {@code S(…)}, over k, and {@code T(…)}, over l; entries {@code z_k}.
 */
class IndexSplitTest {
    private static final List<String> INDICES = List.of("i", "j", "#0");

    /** As a sum over an index, or written out over {@link #INDICES}. */
    private static Expr read(String formula, boolean writtenOut) {
        return sums(ExprParser.parse(formula.replace("S(", "min(1, ").replace("T(", "max(1, ")), writtenOut);
    }

    private static Expr sums(Expr formula, boolean writtenOut) {
        return formula.accept(new Rewriter() {
            @Override
            public Expr apply(Expr.Apply apply) {
                if (!List.of("min", "max").contains(apply.function())) {
                    return super.apply(apply);
                }
                String index = apply.function().equals("min") ? "k" : "l";
                Expr body = sums(apply.arguments().get(1), writtenOut);
                return writtenOut ? instances(body, index) : all(body, index);
            }

            @Override
            public Expr symbol(Expr.Symbol symbol) {
                return symbol.name().startsWith("z_")
                        ? Expr.Indexed.of("z", symbol.name().substring(2))
                        : symbol;
            }
        });
    }

    private static Expr all(Expr body, String index) {
        return new Expr.IndexedSum(index, Optional.of(Expr.Num.of(1)), Optional.of(Expr.Symbol.of("N")), body);
    }

    private static Expr instances(Expr body, String index) {
        return new Expr.Sum(INDICES.stream()
                .map(other ->
                        Substitution.apply(body, Map.of(Expr.Indexed.of("z", index), Expr.Indexed.of("z", other))))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "S(z_k)",
        "S(z_k^2)",
        "S(exp(z_k))",
        "exp(z_i)/S(exp(z_k))",
        "z_j*S(z_k)+z_i",
        "S(z_k*z_i)",
        "S(z_k+1)-3",
        "S(exp(z_k))^2",
        "ln(S(exp(z_k)))",
        "S(z_k)/S(exp(z_k))",
        "S(z_k*exp(z_k))/S(exp(z_k))",
        "S(z_k)*T(z_l)",
        "S(z_k*T(exp(z_l)))",
        "S(exp(z_k)/T(exp(z_l)))",
        "S(z_k*T(z_l))",
        "sqrt(S(z_k^2))",
        "S(w*z_k)",
        "S(w)",
        "S(1/(1+z_k^2))",
        "S(z_k/(w^2+1))",
        "S(z_k*w)/w",
        "S((z_k-z_i)^2)",
        "S(sin(z_k))",
        "S(ln(1+exp(z_k)))",
        "S(sigmoid(z_k))*z_j"
    })
    void isTheSumOverAllIndices(String formula) {
        Expr sum = read(formula + "+0*z_i+0*z_j", false);
        Expr terms = read(formula, true);
        Random random = new Random(formula.hashCode());
        for (int i = 0; i < 3; i++) {
            Map<Expr, Rational> point = new LinkedHashMap<>();
            point.put(Expr.Symbol.of("w"), Rational.of(random.nextInt(9) - 4));
            point.put(Expr.Symbol.of("N"), Rational.of(INDICES.size()));
            for (String index : INDICES) {
                point.put(
                        Expr.Indexed.of("z", index),
                        Rational.of(random.nextInt(41) - 20).over(Rational.of(8)));
            }
            Map<Expr, Apfloat> digits = new LinkedHashMap<>();
            point.forEach((name, value) -> digits.put(name, Apfloats.of(value)));
            Optional<Apfloat> expected = Values.expected(terms, digits);
            Optional<Interval> ours = Ring.with(Values.BUDGET, ring -> {
                Expr.Relation different =
                        new Expr.Relation(Expr.Symbol.of("i"), Expr.Relation.Operator.NOT_EQUAL, Expr.Symbol.of("j"));
                NormalForm form = new NormalForm(ring, new Claim(List.of(sum), List.of(different)));
                Fraction fraction = form.of(sum);
                return Values.value(ring, fraction, point);
            });
            if (expected.isPresent() && ours.isPresent()) {
                assertThat(Values.close(ours.get(), expected.get()))
                        .as("%s at %s is %s, not %s", formula, point, expected.get(), ours.get())
                        .isTrue();
            } else {
                assertThat(expected.isPresent()).isEqualTo(ours.isPresent());
            }
        }
    }
}
