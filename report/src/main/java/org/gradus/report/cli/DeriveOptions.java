package org.gradus.report.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.render.MarkdownRenderer.Profile;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus derive} was asked for.
 *
 * @param of a name or a formula
 * @param wrt the variable, if it is named
 * @param at the numbers of the variables at a point, in the order given; empty if no point is asked
 */
record DeriveOptions(
        String of,
        Optional<String> wrt,
        Map<Expr.Symbol, Expr> at,
        List<Format> formats,
        Optional<String> output,
        Style style,
        Profile markdown) {

    static DeriveOptions of(ParseResult given) {
        List<String> formulas = given.matchedPositionalValue(0, List.of());
        if (formulas.isEmpty()) {
            throw new UsageException("derive needs the NAME of a function or a FORMULA; see gradus derive --help");
        }
        if (formulas.size() > 1) {
            throw new UsageException(
                    "one formula at a time; quote it if it holds blanks: \"" + String.join(" ", formulas) + "\"");
        }
        return new DeriveOptions(
                formulas.get(0),
                OptionValues.text(given, Syntax.WRT),
                PointOption.read(given.matchedOptionValue(Syntax.AT, List.of())),
                Formats.OF_SHEETS.askedFor(given, 1),
                OptionValues.text(given, Syntax.OUTPUT),
                Style.of(OptionValues.language(given).orElse(Locale.ENGLISH))
                        .with(OptionValues.constant(given, Syntax.DETAIL, Detail.values())
                                .orElse(Detail.NORMAL)),
                OptionValues.constant(given, Syntax.MARKDOWN, Profile.values()).orElse(Profile.PORTABLE));
    }
}
