package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a formula depends on can be read off it: in every kind of generator, at any depth, and not where it cancels. */
class VariablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | ''",
                "pi*ln(2)+sqrt(3)+e | ''",
                "x | x",
                "x*y+z | x y z",
                "1/(x+y) | x y",
                "exp(x) | x",
                "exp(x/(y+1)) | x y",
                "ln(x+y) | x y",
                "sqrt(x^2+y) | x y",
                "sin(x)*cos(y) | x y",
                "erf(exp(ln(x+1)*y)) | x y",
                "atan(1/(x+y)) | x y",
                "2^x | x",
                "(x+y+1)^200 | x y",
                "x-x+y | y",
                "x^0*y | y",
                "exp(x)*exp(-x)*y | y",
                "Σ_{k=1}^{N} w_k | w_#0"
            })
    void areThoseOneReads(String formula, String expected) {
        Expr parsed = formula.startsWith("Σ")
                ? new Expr.IndexedSum(
                        "k",
                        java.util.Optional.of(Expr.Num.of(1)),
                        java.util.Optional.of(Expr.Symbol.of("N")),
                        Expr.Indexed.of("w", "k"))
                : ExprParser.parse(formula);
        Set<String> found = Ring.with(100_000, ring -> {
            Fraction fraction =
                    new NormalForm(ring, new Claim(java.util.List.of(parsed), java.util.List.of())).of(parsed);
            Set<String> names = new TreeSet<>();
            Variables.of(ring, fraction)
                    .forEach(number -> names.add(name(((Generator.Variable) ring.generator(number)).name())));
            return names;
        });
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    private static String name(Expr variable) {
        return variable instanceof Expr.Indexed entry
                ? entry.base().name() + "_" + ((Expr.Symbol) entry.indices().get(0)).name()
                : ((Expr.Symbol) variable).name();
    }
}
