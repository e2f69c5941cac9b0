package org.gradus.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Field;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Expr FORMULA = Expr.Sum.of(Expr.Symbol.of("x"), Expr.Symbol.of("b"));

    private record Named(String text) implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Symbol.of(text);
        }
    }

    private static Expr number(int value) {
        return new Expr.Shown(Expr.Num.of(value), new Named("n"), true);
    }

    private static Fold of(Block.Line... lines) {
        return Fold.of(new Block.Step(1, List.of(), List.of(), List.of(lines)));
    }

    @Test
    void theFormulaStaysAndTheNumbersFold() {
        Expr put = Expr.Sum.of(number(1), number(2));
        Fold fold = of(Block.Line.of(Chain.of(Z)
                        .equal(FORMULA)
                        .and(Operator.APPROXIMATELY, put)
                        .equal(number(3)))
                .numbered(1));
        assertThat(fold.formula().orElseThrow().chains())
                .containsExactly(Chain.of(Z).equal(FORMULA));
        assertThat(fold.formula().orElseThrow().equation()).isEqualTo(OptionalInt.of(1));
        assertThat(fold.calculation().get(0).chains())
                .containsExactly(Chain.of(Z).and(Operator.APPROXIMATELY, put).equal(number(3)));
        // the whole chain is rounded, so its two ends are not equal
        assertThat(fold.results()).containsExactly(Chain.goOn(Operator.APPROXIMATELY, number(3)));
    }

    @Test
    void resultsOfSeveralLinesFollowTheFormula() {
        Fold fold = of(
                Block.Line.of(Chain.of(Z).equal(FORMULA)).numbered(1),
                Block.Line.of(
                        Chain.of(Expr.Symbol.of("u")).equal(number(1)),
                        Chain.of(Expr.Symbol.of("v")).equal(number(2))));
        assertThat(fold.results())
                .containsExactly(
                        Chain.of(Expr.Symbol.of("u")).equal(number(1)),
                        Chain.of(Expr.Symbol.of("v")).equal(number(2)));
    }

    @Test
    void aDerivationFoldsToWhatItLeadsTo() {
        Block.Line line = Block.Line.of(Chain.of(Z).equal(FORMULA));
        Fold fold = of(line, line, line.numbered(1));
        assertThat(fold.formula()).contains(line.numbered(1));
        assertThat(fold.isLast()).isTrue();
        assertThat(fold.calculation()).hasSize(2);
        assertThat(of(line, line.numbered(1)).isFolding()).isFalse();
    }

    @Test
    void boxesAreNeverOutOfSight() {
        Expr box = Field.empty(new Named("z"), "A", Field.Use.RESULT, 5);
        assertThat(of(Block.Line.of(Chain.of(Z).equal(FORMULA).equal(box)).numbered(1))
                        .isFolding())
                .isFalse();
    }
}
