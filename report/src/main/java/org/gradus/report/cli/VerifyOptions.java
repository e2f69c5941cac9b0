package org.gradus.report.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.cli.many.Spread;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.MarkdownRenderer.Profile;
import org.gradus.symbolic.derive.Derivations;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus verify} was asked for: files, or one claim.
 *
 * @param files {@code -} for standard input; empty exactly when there is a claim
 * @param claim given on the command line
 * @param formats each once
 */
record VerifyOptions(
        List<String> files,
        Optional<Single> claim,
        List<Format> formats,
        Optional<String> output,
        Locale language,
        Profile markdown,
        Limits limits,
        Spread spread) {
    /** What the results of one claim are called. */
    static final String CLAIM = "claim";

    /**
     * A claim as texts.
     *
     * @param chain in place of the claim; then {@code of} and {@code wrt} may be empty
     */
    record Single(String of, String wrt, String claim, Optional<String> chain, List<String> assume) {}

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static VerifyOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        Optional<Single> claim = single(given);
        if (claim.isPresent() && !files.isEmpty()) {
            throw new UsageException("verify takes files or one claim, not both: '" + files.get(0) + "' and "
                    + Syntax.OF + ", " + Syntax.WRT + ", " + Syntax.CLAIM);
        }
        if (claim.isEmpty() && files.isEmpty()) {
            throw new UsageException("verify needs a FILE, or - for standard input, or --of, --wrt and --claim;"
                    + " see gradus verify --help");
        }
        refuseFormulas(files);
        return new VerifyOptions(
                files,
                claim,
                Formats.OF_VERDICTS.askedFor(given, claim.isPresent() ? 1 : files.size()),
                OptionValues.text(given, Syntax.OUTPUT),
                OptionValues.language(given).orElse(Locale.ENGLISH),
                OptionValues.constant(given, Syntax.MARKDOWN, Profile.values()).orElse(Profile.PORTABLE),
                SolveOptions.limits(given.matchedOptionValue(Syntax.LIMIT, List.of())),
                OptionValues.spread(given));
    }

    /** All that a result depends on beside its file. */
    List<String> ofResults() {
        return Stream.of(formats, language, markdown, limits)
                .map(String::valueOf)
                .toList();
    }

    /** Formulas in place of files get the call that was meant. */
    private static void refuseFormulas(List<String> files) {
        boolean formulas = files.stream().noneMatch(VerifyOptions::isFile)
                && files.stream().anyMatch(VerifyOptions::isFormula);
        if (!formulas) {
            return;
        }
        String of = files.get(0);
        String claim = files.size() == 2 ? "\"" + files.get(1) + "\"" : "FORMULA";
        throw new UsageException("verify takes files, and '" + of + "' is none; for one claim: gradus verify "
                + Syntax.OF + " \"" + of + "\" " + Syntax.WRT + " " + variable(of) + " " + Syntax.CLAIM + " " + claim);
    }

    private static boolean isFile(String text) {
        return text.equals(Target.STANDARD_INPUT) || text.matches(".*\\.[A-Za-z]+") || Files.exists(Target.path(text));
    }

    private static boolean isFormula(String text) {
        return text.matches("(?s).*[\\^*()=].*|\\d+[A-Za-z].*");
    }

    /** z, or the only variable. */
    private static String variable(String of) {
        try {
            Set<Expr> variables = Derivations.variables(ExprParser.parse(of));
            Expr z = Expr.Symbol.of("z");
            return variables.size() == 1 && !variables.contains(z)
                    ? TextWriter.write(variables.iterator().next())
                    : "z";
        } catch (FormulaException name) {
            return "z";
        }
    }

    private static Optional<Single> single(ParseResult given) {
        Optional<String> chain = OptionValues.text(given, Syntax.CHAIN);
        if (chain.isPresent()) {
            boolean both = given.hasMatchedOption(Syntax.OF) == given.hasMatchedOption(Syntax.WRT);
            if (given.hasMatchedOption(Syntax.CLAIM) || !both) {
                throw new UsageException(Syntax.CHAIN + " stands in place of " + Syntax.CLAIM + ", with both "
                        + Syntax.OF + " and " + Syntax.WRT + " or without them");
            }
            return Optional.of(single(given, chain));
        }
        List<String> missing = new ArrayList<>(List.of(Syntax.OF, Syntax.WRT, Syntax.CLAIM));
        missing.removeIf(option -> given.hasMatchedOption(option)); // no method reference: see VaryOptions
        if (OptionValues.text(given, Syntax.OF)
                .filter(ClaimsReader::isAboutLayers)
                .isPresent()) {
            missing.remove(Syntax.WRT);
        }
        boolean none = missing.size() == 3;
        if (none && !given.hasMatchedOption(Syntax.ASSUME)) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new UsageException("one claim needs --of, --wrt and --claim; missing: " + String.join(", ", missing));
        }
        return Optional.of(single(given, Optional.empty()));
    }

    private static Single single(ParseResult given, Optional<String> chain) {
        return new Single(
                given.matchedOptionValue(Syntax.OF, ""),
                given.matchedOptionValue(Syntax.WRT, ""),
                given.matchedOptionValue(Syntax.CLAIM, ""),
                chain,
                given.matchedOptionValue(Syntax.ASSUME, List.of()));
    }

    /** A place for every result. */
    List<Target> targets() {
        List<Target> targets =
                claim.isPresent() ? Target.of(CLAIM, formats, output) : Target.plan(files, formats, output);
        return spread.skipUnchanged() ? Target.inFiles(targets) : targets;
    }
}
