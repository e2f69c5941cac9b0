package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExprParserTest {
    private static final ExprParser.Limits WIDE = new ExprParser.Limits(1_000_000, ExprParser.Limits.MAX_DEPTH);

    static List<SpecFile.Row> trees() {
        return SpecFile.rows("trees.txt");
    }

    /** Text, the tree in words, and how the writer gives the formula back. */
    @ParameterizedTest
    @MethodSource("trees")
    void readsTheTreeThatStandsThereAndWritesItBack(SpecFile.Row row) {
        Expr tree = ExprParser.parse(row.column(0));
        assertThat(TreeDump.of(tree)).as(row.toString()).isEqualTo(row.column(1));
        String canonical = row.columns().size() > 2 ? row.column(2) : row.column(0);
        assertThat(TextWriter.write(tree)).as(row.toString()).isEqualTo(canonical);
        assertThat(ExprParser.parse(canonical)).as(row.toString()).isEqualTo(tree);
    }

    static List<SpecFile.Row> faults() {
        return SpecFile.rows("faults.txt");
    }

    /** Kind (formula, number, relation), text, offset, part of the message. */
    @ParameterizedTest
    @MethodSource("faults")
    void refusesWithPositionAndHint(SpecFile.Row row) {
        String text = row.column(1);
        FormulaException fault = catchThrowableOfType(FormulaException.class, () -> {
            switch (row.column(0)) {
                case "number" -> ExprParser.parseNumber(text, ExprParser.Limits.DEFAULT);
                case "relation" -> ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT);
                default -> ExprParser.parse(text);
            }
        });
        assertThat(fault).as(row.toString()).isNotNull();
        assertThat(fault.getMessage()).as(row.toString()).contains(row.column(3));
        assertThat(fault.offset()).as(row.toString()).isEqualTo(Integer.parseInt(row.column(2)));
    }

    static List<SpecFile.Row> numbers() {
        return SpecFile.rows("numbers.txt");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readsExactNumbers(SpecFile.Row row) {
        Expr number = ExprParser.parseNumber(row.column(0), ExprParser.Limits.DEFAULT);
        assertThat(TreeDump.of(number)).as(row.toString()).isEqualTo(row.column(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"z > 0", "z >= 0", "z < 1", "z <= 1", "z != 1", "y3 == 1-y1-y2"})
    void readsAssumptions(String text) {
        Expr.Relation relation = ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT);
        assertThat(TextWriter.write(relation)).isEqualTo(text);
    }

    @Test
    void readsASingleEqualsSignOfAnAssumption() {
        assertThat(ExprParser.parseRelation("y3 = 1-y1-y2", ExprParser.Limits.DEFAULT))
                .isEqualTo(ExprParser.parseRelation("y3 == 1-y1-y2", ExprParser.Limits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "-(", "e^", "e^-", "√", "exp(", "2/(1+", "piecewise(z<0,1,", "max(0,", "1+", "+", "2(", "a/"
            })
    void survivesHostileRepetition(String piece) {
        for (int count : List.of(399, 10_000)) {
            FormulaException fault =
                    catchThrowableOfType(FormulaException.class, () -> ExprParser.parse(piece.repeat(count), WIDE));
            assertThat(fault).as("%s × %d", piece, count).isNotNull();
        }
    }

    @Test
    void nestsAsDeepAsTheLimitSaysAndNoDeeper() {
        ExprParser.Limits limits = new ExprParser.Limits(10_000, 7);
        assertThat(ExprParser.parse("(".repeat(7) + "z" + ")".repeat(7), limits))
                .isEqualTo(Expr.Symbol.of("z"));
        FormulaException fault = catchThrowableOfType(
                FormulaException.class, () -> ExprParser.parse("(".repeat(8) + "z" + ")".repeat(8), limits));
        assertThat(fault).hasMessage("the formula is nested deeper than 7 levels");
        assertThat(fault.offset()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> new ExprParser.Limits(10, 401));
    }

    @Test
    void theDeepestTreeCanStillBeWritten() {
        String text = "1/(1+exp(-".repeat(199) + "z" + "))".repeat(199);
        assertThat(TextWriter.write(ExprParser.parse(text, WIDE))).isEqualTo(text);
    }

    @Test
    void wideFormulasAreOneSum() {
        Expr sum = ExprParser.parse("1+".repeat(50_000) + "1", WIDE);
        assertThat(((Expr.Sum) sum).terms()).hasSize(50_001);
    }

    @Test
    void limitsTheLength() {
        FormulaException fault = catchThrowableOfType(FormulaException.class, () -> ExprParser.parse("1".repeat(2001)));
        assertThat(fault).hasMessage("the formula has 2001 characters; at most 2000 are allowed");
        assertThat(fault.offset()).isEqualTo(2000);
    }
}
