package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas as people write them are read as they are meant, or refused with their readings. */
class ReadingsTest {
    private static final ExprParser.Limits LIMITS = ExprParser.Limits.DEFAULT;

    static List<SpecFile.Row> readings() {
        return SpecFile.rows("readings.txt");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void isReadAsMeantOrRefused(SpecFile.Row row) {
        String text = row.column(0);
        String wanted = row.column(1);
        if (wanted.startsWith("! ")) {
            FormulaException refused =
                    catchThrowableOfType(FormulaException.class, () -> ExprParser.parse(text, LIMITS, Set.of()));
            assertThat(refused).as(row.toString()).isNotNull().hasMessage(wanted.substring(2));
            return;
        }
        Expr formula = ExprParser.parse(text, LIMITS, Set.of());
        assertThat(TextWriter.write(formula)).as(row.toString()).isEqualTo(wanted);
        assertThat(ExprParser.parse(wanted, LIMITS, Set.of()))
                .as(row.toString())
                .isEqualTo(formula);
    }

    /** Both readings of what is refused can be written, and differ. */
    @ParameterizedTest
    @MethodSource("readings")
    void bothReadingsCanBeWritten(SpecFile.Row row) {
        String wanted = row.column(1);
        if (!wanted.startsWith("! this can be read in two ways; write ") || wanted.contains("…")) {
            return;
        }
        String[] ways = wanted.replaceFirst(".*; write ", "").split(" or ", 2);
        assertThat(ExprParser.parse(ways[0])).as(row.toString()).isNotEqualTo(ExprParser.parse(ways[1]));
    }
}
