package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.SumPieces;
import org.gradus.report.sheet.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumPiecesTest {
    private static final MathsWriter WRITER =
            new MathsWriter(new MathsStyle(Language.ENGLISH, LayerIndex.PLAIN, Optional.empty()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b - c            | a / +b / -c",
                "-(a + b)             | -(a / +b)",
                "2*x*(a - b)          | 2x(a / -b)",
                "a - (b + c) + (-2)   | a / -(b+c) / -2",
            })
    void breaksBeforeTheSignsOfASum(String formula, String pieces) {
        Expr expr = ExprParser.parse(formula);

        assertThat(spelt(expr)).hasValue(List.of(pieces.split(" / ")));
    }

    @Test
    void doesNotBreakWhatIsNoSum() {
        assertThat(spelt(ExprParser.parse("a*b/(c+d)"))).isEmpty();
    }

    private static Optional<List<String>> spelt(Expr expr) {
        return SumPieces.of(expr, WRITER)
                .map(pieces -> pieces.stream()
                        .map(piece -> piece.accept(new MathsAsTex()).replaceAll("\\s", ""))
                        .collect(Collectors.toList()));
    }
}
