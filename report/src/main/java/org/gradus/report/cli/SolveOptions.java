package org.gradus.report.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.report.cli.many.Spread;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.CourseWork;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.MarkdownRenderer.Profile;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus solve} was asked for; what is absent is as the exercise says.
 *
 * @param files at least one, {@code -} for standard input
 * @param formats each once
 * @param digits 1 to 15
 */
record SolveOptions(
        List<String> files,
        List<Format> formats,
        Optional<String> output,
        Optional<Locale> language,
        Optional<Integer> digits,
        Optional<RoundingOption> rounding,
        Detail detail,
        Profile markdown,
        Paper paper,
        Sheets sheets,
        Limits limits,
        Spread spread) {

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static SolveOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        if (files.isEmpty()) {
            throw new UsageException("solve needs a FILE, or - for standard input; see gradus solve --help");
        }
        boolean together = given.hasMatchedOption(Syntax.TOGETHER);
        List<Format> formats = Formats.OF_SHEETS.askedFor(given, together ? 1 : files.size());
        Limits limits = limits(given.matchedOptionValue(Syntax.LIMIT, List.of()));
        if (together) {
            refuseWithTogether(given);
        }
        return new SolveOptions(
                files,
                formats,
                OptionValues.text(given, Syntax.OUTPUT),
                OptionValues.language(given),
                OptionValues.text(given, Syntax.DIGITS).map(SolveOptions::digits),
                OptionValues.text(given, Syntax.ROUNDING).map(RoundingOption::of),
                OptionValues.constant(given, Syntax.DETAIL, Detail.values()).orElse(Detail.NORMAL),
                OptionValues.constant(given, Syntax.MARKDOWN, Profile.values()).orElse(Profile.PORTABLE),
                Paper.of(given, formats, limits),
                Sheets.of(given),
                limits,
                OptionValues.spread(given));
    }

    private static void refuseWithTogether(ParseResult given) {
        for (String option : List.of(Syntax.SHARD, Syntax.SKIP_UNCHANGED)) {
            if (given.hasMatchedOption(option)) {
                throw new UsageException(
                        Syntax.TOGETHER + " makes one document of all files, " + option + " leaves some of them out");
            }
        }
    }

    /** All that a result depends on beside the files that are read for it. */
    List<String> ofResults() {
        return Stream.of(formats, language, digits, rounding, detail, markdown, paper, sheets, limits)
                .map(String::valueOf)
                .toList();
    }

    /** A place for every result. */
    List<Target> targets() {
        List<String> read =
                Stream.concat(files.stream(), paper.preambleFile().stream()).toList();
        List<Target> targets = paper.together()
                ? Target.together(files, formats, output, read)
                : Target.plan(files, formats, output, read);
        return spread.skipUnchanged() ? Target.inFiles(targets) : targets;
    }

    /** The exercise with what the command line says instead. */
    Exercise applyTo(Exercise exercise) {
        if (digits.isPresent() && rounding.isEmpty() && isRoundedAsAnswersAre(exercise)) {
            CourseWork asked = exercise.courseWork().withDecimals(digits.get());
            return exercise.withRounding(asked.rounding()).withCourseWork(asked);
        }
        Exercise rounded = exercise.withRounding(RoundingOption.apply(exercise.rounding(), digits, rounding));
        return digits.isPresent() || rounding.isPresent()
                ? rounded.withCourseWork(rounded.courseWork().withoutAnswers())
                : rounded;
    }

    /** Then other decimals are asked of students too, and what they go on with stays as the exercise says. */
    private static boolean isRoundedAsAnswersAre(Exercise exercise) {
        CourseWork work = exercise.courseWork();
        return work.answers().isPresent() && exercise.rounding().equals(work.rounding());
    }

    Style style(Exercise exercise) {
        return Style.of(language.orElse(exercise.language())).with(detail);
    }

    private static int digits(String text) {
        boolean number = text.length() <= 2 && !text.isEmpty() && text.chars().allMatch(c -> '0' <= c && c <= '9');
        int digits = number ? Integer.parseInt(text) : 0;
        if (digits < 1 || digits > 15) {
            throw new UsageException("--digits: '" + text + "' is no number from 1 to 15");
        }
        return digits;
    }

    static Limits limits(List<String> settings) {
        Limits limits = Limits.DEFAULT;
        for (String setting : settings) {
            try {
                limits = limits.with(setting);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--limit: " + e.getMessage());
            }
        }
        return limits;
    }
}
