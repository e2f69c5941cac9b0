package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code claims.txt}, line by line. */
class ClaimsTest {
    private static final Map<Expr, Expr> NAMES = names();

    private static Map<Expr, Expr> names() {
        Map<Expr, Expr> names = new LinkedHashMap<>();
        for (String entry : List.of("z", "y", "t")) {
            for (String index : List.of("i", "j")) {
                names.put(Expr.Symbol.of(entry + "_" + index), Expr.Indexed.of(entry, index));
            }
        }
        Expr entry = Expr.Indexed.of("z", "k");
        Expr power = new Expr.Power(Expr.Constant.E, entry);
        names.put(Expr.Symbol.of("S"), sum(power));
        names.put(Expr.Symbol.of("T"), sum(Expr.Indexed.of("t", "k")));
        names.put(Expr.Symbol.of("M"), sum(entry));
        names.put(Expr.Symbol.of("Q"), sum(new Expr.Power(entry, Expr.Num.of(2))));
        names.put(Expr.Symbol.of("Y"), sum(new Expr.Quotient(power, sum(power))));
        names.put(Expr.Symbol.of("delta"), new Expr.Kronecker(Expr.Symbol.of("i"), Expr.Symbol.of("j")));
        return names;
    }

    private static Expr sum(Expr body) {
        return new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), body);
    }

    static Stream<String> claims() throws IOException {
        try (InputStream file = Objects.requireNonNull(ClaimsTest.class.getResourceAsStream("claims.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyVerdictIsRight(String line) {
        String[] parts = line.split("->");
        Verdict verdict = verdict(parts[0].strip());
        assertThat(verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .as("%s gives %s", line, verdict)
                .isEqualTo(parts[1].strip());
        assertThat(verdict(parts[0].strip()).toString())
                .as("the same verdict again")
                .isEqualTo(verdict.toString());
    }

    @Test
    void theFileIsLongEnough() throws IOException {
        assertThat(claims()).hasSizeGreaterThan(240);
        assertThat(claims().filter(line -> line.endsWith("refuted"))).hasSizeGreaterThan(80);
        assertThat(claims().filter(line -> line.endsWith("undecided"))).hasSizeLessThan(12);
    }

    /** Two sides and the conditions of a line. */
    record Equation(Expr left, Expr right, List<Expr.Relation> where) {
        static Equation of(String claim) {
            String[] sides = claim.split("\\|");
            List<Expr.Relation> where = new ArrayList<>();
            for (String condition : sides.length > 1 ? sides[0].split(";") : new String[0]) {
                where.add(condition(condition.strip()));
            }
            String equation = sides[sides.length - 1].strip();
            int sign = equation.indexOf(" = ");
            return new Equation(
                    ClaimsTest.left(equation.substring(0, sign)), formula(equation.substring(sign + 3)), where);
        }
    }

    private static Verdict verdict(String claim) {
        Equation equation = Equation.of(claim);
        return Prover.equal(equation.left, equation.right, equation.where);
    }

    private static Expr left(String text) {
        if (!text.startsWith("d/d")) {
            return formula(text);
        }
        int space = text.indexOf(' ');
        return Expr.Derivative.partial(formula(text.substring(space)), formula(text.substring(3, space)));
    }

    private static Expr.Relation condition(String text) {
        int definition = text.indexOf(":=");
        if (definition < 0) {
            return ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT);
        }
        return Terms.define(formula(text.substring(0, definition)), formula(text.substring(definition + 2)));
    }

    private static Expr formula(String text) {
        return Substitution.apply(ExprParser.parse(text.strip()), NAMES);
    }
}
