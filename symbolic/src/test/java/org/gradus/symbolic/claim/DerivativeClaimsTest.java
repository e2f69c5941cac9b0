package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.derive.CaseSplit;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Quantities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code derivative-claims.txt}: every verdict, and the truth of every line by difference quotients. */
class DerivativeClaimsTest {
    private static final Random RANDOM = new Random(5);

    static Stream<ClaimLine> claims() {
        return ClaimLine.read("derivative-claims.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyVerdictIsRight(ClaimLine line) {
        Finding finding = Verifier.verify(line.parsed());
        assertThat(verdict(finding)).as("%s gives %s", line, finding).isEqualTo(line.verdict());
        assertThat(Verifier.verify(line.parsed())).hasToString(finding.toString());
        if (!line.mistakes().isEmpty()) {
            assertThat(line.mistakes())
                    .contains(finding.mistake().orElseThrow().kind().key());
        }
        if (line.verdict().equals("refuted") && line.subject() instanceof Subject.Formula formula) {
            differsAtTheWitness(
                    line, formula.formula(), finding.counterexample().orElseThrow());
        }
    }

    private static String verdict(Finding finding) {
        return finding.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Test
    void theFileHasWhatItShould() {
        List<ClaimLine> lines = claims().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(300);
        assertThat(lines).allMatch(line -> !line.source().isBlank());
        List<ClaimLine> all = new ArrayList<>(lines);
        all.addAll(ClaimLine.read("mistaken-claims.txt"));
        assertThat(all.stream().filter(line -> line.verdict().equals("refuted")))
                .hasSizeGreaterThanOrEqualTo(120);
        assertThat(lines.stream().filter(line -> !line.assume().equals("-"))).hasSizeGreaterThanOrEqualTo(30);
        assertThat(lines.stream().filter(DerivativeClaimsTest::hasSeveralVariables))
                .hasSizeGreaterThanOrEqualTo(80);
        assertThat(lines.stream().filter(DerivativeClaimsTest::switches)).hasSizeGreaterThanOrEqualTo(40);
    }

    private static boolean hasSeveralVariables(ClaimLine line) {
        return !(line.subject() instanceof Subject.Formula formula)
                || Quantities.of(formula.formula()).size() > 1;
    }

    private static boolean switches(ClaimLine line) {
        return line.subject() instanceof Subject.Formula formula && !CaseSplit.isSmooth(formula.formula());
    }

    // ---- the truth of the lines ----

    @ParameterizedTest
    @MethodSource("claims")
    void differenceQuotientsSayTheSame(ClaimLine line) {
        Comparison comparison =
                line.subject() instanceof Subject.Formula formula ? plain(line, formula.formula()) : vector(line);
        int compared = 0;
        int different = 0;
        for (Map<Expr, Rational> point : points(comparison.variables)) {
            Optional<Boolean> differs = comparison.differs(point);
            compared += differs.isPresent() ? 1 : 0;
            different += differs.orElse(false) ? 1 : 0;
        }
        assertThat(compared).as("points of the domain").isPositive();
        if (line.verdict().equals("proved")) {
            assertThat(different).as("points at which %s fails", line).isZero();
        } else if (line.subject() instanceof Subject.Vector) {
            assertThat(different).as("points at which %s fails", line).isPositive();
        }
    }

    /** A claim made of formulas without index. */
    private record Comparison(
            Expr of, Expr wrt, Expr claim, List<Expr.Relation> assume, Map<Expr, Expr> after, Set<Expr> variables) {

        /** Whether quotient and claim differ; empty outside of the domain. */
        Optional<Boolean> differs(Map<Expr, Rational> free) {
            Map<Expr, Rational> point = new LinkedHashMap<>(free);
            after.forEach((name, formula) -> point.put(
                    name, DifferenceQuotient.real(formula, free).rational().orElseThrow()));
            try {
                for (Expr.Relation assumption : assume) {
                    if (!holds(assumption, point)) {
                        return Optional.empty();
                    }
                }
                Optional<Interval> quotient = DifferenceQuotient.of(of, wrt, point);
                return quotient.map(slope -> DifferenceQuotient.differ(slope, DifferenceQuotient.value(claim, point)));
            } catch (ArithmeticException undefined) {
                return Optional.of(true);
            }
        }
    }

    private static boolean holds(Expr.Relation relation, Map<Expr, Rational> point) {
        int sign = DifferenceQuotient.real(Terms.minus(relation.left(), relation.right()), point)
                .signum();
        return switch (relation.operator()) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
            default -> sign != 0;
        };
    }

    private static Comparison plain(ClaimLine line, Expr of) {
        List<Expr.Relation> assume = new ArrayList<>();
        Map<Expr, Expr> after = new LinkedHashMap<>();
        for (Expr.Relation condition : line.conditions()) {
            if (condition.operator() == Expr.Relation.Operator.EQUAL) {
                after.put(condition.left(), condition.right());
            } else {
                assume.add(condition);
            }
        }
        Expr wrt = ExprParser.parse(line.wrt());
        boolean named = !Quantities.of(of).contains(ClosedForm.VALUE) && !wrt.equals(ClosedForm.VALUE);
        Expr claim =
                Substitution.apply(ExprParser.parse(line.claim()), named ? Map.of(ClosedForm.VALUE, of) : Map.of());
        Set<Expr> variables = new LinkedHashSet<>(Quantities.of(of));
        variables.add(wrt);
        variables.addAll(Quantities.of(claim));
        assume.forEach(relation -> variables.addAll(Quantities.of(relation)));
        variables.removeAll(after.keySet());
        // powers with an exponent that is no number are meant for positive bases
        new Problem(of, (Expr.Symbol) wrt, claim, List.of(), Map.of(), Map.of())
                .powerBases()
                .forEach(base -> assume.add(new Expr.Relation(base, Expr.Relation.Operator.GREATER, Expr.Num.of(0))));
        return new Comparison(of, wrt, claim, assume, after, variables);
    }

    /** With three entries; i is the first, j the second or also the first. */
    private static Comparison vector(ClaimLine line) {
        boolean same = line.assume().equals("i == j");
        String j = same ? "1" : "2";
        Map<Expr, Expr> names = new LinkedHashMap<>();
        Expr sum = ExprParser.parse("exp(z1)+exp(z2)+exp(z3)");
        names.put(Expr.Symbol.of("S"), sum);
        names.put(Expr.Symbol.of("N"), Expr.Num.of(3));
        names.put(Expr.Symbol.of("delta_ij"), Expr.Num.of(same ? 1 : 0));
        for (String[] index : new String[][] {{"i", "1"}, {"j", j}}) {
            Expr z = Expr.Symbol.of("z" + index[1]);
            names.put(Expr.Symbol.of("z_" + index[0]), z);
            names.put(Expr.Symbol.of("y_" + index[0]), Terms.over(Terms.exp(z), sum));
            names.put(Expr.Symbol.of("t_" + index[0]), Expr.Symbol.of("t" + index[1]));
        }
        Expr of = ExprParser.parse(
                switch (line.of()) {
                    case "softmax" -> "exp(z1)/(exp(z1)+exp(z2)+exp(z3))";
                    case "log-softmax" -> "z1-ln(exp(z1)+exp(z2)+exp(z3))";
                    case "log-sum-exp" -> "ln(exp(z1)+exp(z2)+exp(z3))";
                    default ->
                        "-(t1*(z1-ln(exp(z1)+exp(z2)+exp(z3)))+t2*(z2-ln(exp(z1)+exp(z2)+exp(z3)))+t3*(z3-ln(exp(z1)+exp(z2)+exp(z3))))";
                });
        Expr claim = Substitution.apply(ExprParser.parse(line.claim()), names);
        Expr wrt = Objects.requireNonNull(names.get(ExprParser.parse(line.wrt())), line::wrt);
        Map<Expr, Expr> after = Map.of(Expr.Symbol.of("t3"), ExprParser.parse("1-t1-t2"));
        Set<Expr> variables = new LinkedHashSet<>();
        List.of("z1", "z2", "z3", "t1", "t2").forEach(name -> variables.add(Expr.Symbol.of(name)));
        return new Comparison(of, wrt, claim, List.of(), after, variables);
    }

    private static List<Map<Expr, Rational>> points(Set<Expr> variables) {
        List<Map<Expr, Rational>> points = new ArrayList<>();
        for (int range : new int[] {9, 30, 100}) {
            for (int k = 0; k < 5; k++) {
                Map<Expr, Rational> point = new LinkedHashMap<>();
                boolean positive = k % 2 == 0;
                for (Expr variable : variables) {
                    int numerator = positive ? 1 + RANDOM.nextInt(range) : RANDOM.nextInt(2 * range) - range;
                    point.put(variable, Rational.of(2L * numerator + 1).over(Rational.of(23)));
                }
                points.add(point);
            }
        }
        return points;
    }

    private static void differsAtTheWitness(ClaimLine line, Expr of, Finding.Counterexample example) {
        Comparison comparison = plain(line, of);
        Map<Expr, Rational> point = new LinkedHashMap<>();
        comparison.variables.forEach(variable -> point.put(
                variable,
                DifferenceQuotient.real(
                                Objects.requireNonNull(example.point().get(((Expr.Symbol) variable).name())), Map.of())
                        .rational()
                        .orElseThrow()));
        assertThat(comparison.differs(point)).as("%s at %s", line, point).contains(true);
        Map<Expr, Rational> all = new LinkedHashMap<>(point);
        comparison.after.forEach((name, formula) ->
                all.put(name, DifferenceQuotient.real(formula, point).rational().orElseThrow()));
        Interval slope = DifferenceQuotient.of(of, comparison.wrt, all).orElseThrow();
        assertThat(DifferenceQuotient.differ(slope, example.expected().enclosure())
                        && slope.isDisjointFrom(example.expected().enclosure())
                        && isFar(slope, example.expected().enclosure()))
                .as("the derivative at the witness of %s", line)
                .isFalse();
    }

    /** By more than 24 digits: what the enclosures of the finding have at least. */
    private static boolean isFar(Interval left, Interval right) {
        Interval difference = left.minus(right, DifferenceQuotient.BITS).abs();
        Interval size = left.abs().plus(Interval.ONE, DifferenceQuotient.BITS);
        return difference.upper() > 1e-24 * size.upper();
    }
}
