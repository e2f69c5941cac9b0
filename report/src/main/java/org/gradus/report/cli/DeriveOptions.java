package org.gradus.report.cli;

import java.util.Arrays;
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
 * @param wrt the variables in the order given; empty if none is named
 * @param at the numbers of the variables at a point, in the order given; empty if no point is asked
 */
record DeriveOptions(
        String of,
        List<String> wrt,
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
                variables(given),
                PointOption.read(given.matchedOptionValue(Syntax.AT, List.of())),
                Formats.OF_SHEETS.askedFor(given, 1),
                OptionValues.text(given, Syntax.OUTPUT),
                Style.of(OptionValues.language(given).orElse(Locale.ENGLISH))
                        .with(OptionValues.constant(given, Syntax.DETAIL, Detail.values())
                                .orElse(Detail.NORMAL)),
                OptionValues.constant(given, Syntax.MARKDOWN, Profile.values()).orElse(Profile.PORTABLE));
    }

    /** {@code x,y}; a variable is named once. */
    private static List<String> variables(ParseResult given) {
        List<String> names = OptionValues.text(given, Syntax.WRT).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new UsageException("--wrt: '" + names.get(i) + "' is named twice");
            }
        }
        return names;
    }
}
