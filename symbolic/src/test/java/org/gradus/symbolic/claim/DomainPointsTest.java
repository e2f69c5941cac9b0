package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points are sought between the bounds that the assumptions leave; exact arithmetic in the test says whether they are there. */
class DomainPointsTest {
    private static List<Map<Expr, Rational>> points(String of, String assume) {
        Expr formula = ExprParser.parse(of);
        List<Expr.Relation> assumptions = Arrays.stream(assume.split(";"))
                .map(condition -> ExprParser.parseRelation(condition, ExprParser.Limits.DEFAULT))
                .toList();
        Set<Expr> variables = new LinkedHashSet<>(Quantities.of(formula));
        assumptions.forEach(condition -> variables.addAll(Quantities.of(condition)));
        Expr.Symbol wrt = (Expr.Symbol) variables.iterator().next();
        return DomainPoints.of(new Problem(formula, wrt, Expr.Num.of(0), assumptions, Map.of(), Map.of()), variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q^2     | q > 0.5; q < 1",
                "q^2     | q > 0.9; q < 0.9000001",
                "q^2     | q > 2000",
                "q^2     | q < -123456789",
                "a*b     | a > 0; a < 1; b > 1",
                "a*b*c   | a > b; b > c; c > 7",
                "a*b*c*d | a > 0; b > 0; c > 0; d > 0; a+b+c+d < 1",
                "a+b     | a > 3*b+7; b > 10",
                "a       | a > sqrt(2); a < 1.5",
                "a*b     | abs(a) < b; b < 0.01",
                "a*b     | a^2+b^2 < 1; a > 0.6",
                "a*b     | a*b > 100",
                "x       | exp(x) < 2; x > 0.5",
                "x       | x >= 3; x <= 3",
                "w*h     | 1-w*h > 0; w > 5; h > 0"
            })
    void satisfyTheAssumptions(String of, String assume) {
        List<Map<Expr, Rational>> points = points(of, assume);
        assertThat(points).isNotEmpty();
        for (Map<Expr, Rational> point : points) {
            for (String condition : assume.split(";")) {
                Expr.Relation relation = ExprParser.parseRelation(condition, ExprParser.Limits.DEFAULT);
                int sign = DifferenceQuotient.real(Terms.minus(relation.left(), relation.right()), point)
                        .signum();
                boolean holds = switch (relation.operator()) {
                    case LESS -> sign < 0;
                    case LESS_OR_EQUAL -> sign <= 0;
                    case GREATER -> sign > 0;
                    default -> sign >= 0;
                };
                assertThat(holds).as("%s at %s", condition, point).isTrue();
            }
        }
    }

    @Test
    void niceOnesFirst() {
        assertThat(points("q^2", "q > 0; q < 1").get(0)).containsValue(Rational.ONE.over(Rational.of(2)));
        assertThat(points("q^2", "q > 1").get(0)).containsValue(Rational.of(2));
    }

    @Test
    void whereTheFormulaIsDefined() {
        assertThat(points("ln(a-10)", "a > 0"))
                .allSatisfy(point -> assertThat(point.values().iterator().next().compareTo(Rational.of(10)))
                        .isPositive());
    }

    @Test
    void noneInAnEmptyBox() {
        assertThat(points("q", "q > 1; q < 0")).isEmpty();
        assertThat(points("a*b", "a > b; b > a")).isEmpty();
    }
}
