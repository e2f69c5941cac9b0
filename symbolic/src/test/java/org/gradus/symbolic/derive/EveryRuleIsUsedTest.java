package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;

/** A rule is there because a derivation needs it: of the spec, of the catalogue, or of what a lecture derives for any N. */
class EveryRuleIsUsedTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    @Test
    void ofTheSpecOrByALecture() throws IOException {
        Set<Rule> used = EnumSet.noneOf(Rule.class);
        steps().forEach(step -> used.add(step.rule()));
        assertThat(used).isEqualTo(EnumSet.allOf(Rule.class));
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Derivations.names()
                .forEach(name ->
                        steps.addAll(Derivations.named(name, Z).orElseThrow().steps()));
        Expr all = new Expr.IndexedSum(
                "k", Optional.empty(), Optional.empty(), new Expr.Power(Expr.Indexed.of("z", "k"), Expr.Num.of(2)));
        steps.addAll(Derivations.of(all, Expr.Indexed.of("z", "j")).steps());
        steps.addAll(Derivations.softmaxCrossEntropy().steps());
        steps.addAll(Derivations.sigmoidCrossEntropy().steps());
        steps.addAll(Derivations.logisticRegression().steps());
        try (BufferedReader spec = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EveryRuleIsUsedTest.class.getResourceAsStream("derivatives.txt")),
                StandardCharsets.UTF_8))) {
            spec.lines()
                    .filter(line -> line.contains(" -> ") && !line.startsWith("#"))
                    .map(line -> ExprParser.parse(line.substring(0, line.indexOf(" -> "))))
                    .forEach(formula -> steps.addAll(Derivations.of(formula, Z).steps()));
        }
        return steps;
    }
}
