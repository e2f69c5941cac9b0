package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.compose.Style;
import org.gradus.report.compose.Style.Detail;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Limits;
import org.gradus.report.exercise.Rounding;
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
        Optional<Rounding.Mode> rounding,
        Detail detail,
        Profile markdown,
        Limits limits) {

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static SolveOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        if (files.isEmpty()) {
            throw new UsageException("solve needs a FILE, or - for standard input; see gradus solve --help");
        }
        return new SolveOptions(
                files,
                formats(given.matchedOptionValue(Syntax.TO, List.of("md"))),
                value(given, Syntax.OUTPUT),
                value(given, Syntax.LANG).map(SolveOptions::language),
                value(given, Syntax.DIGITS).map(SolveOptions::digits),
                value(given, Syntax.ROUNDING).map(name -> constant(Syntax.ROUNDING, name, Rounding.Mode.values())),
                value(given, Syntax.DETAIL)
                        .map(name -> constant(Syntax.DETAIL, name, Detail.values()))
                        .orElse(Detail.NORMAL),
                value(given, Syntax.MARKDOWN).map(SolveOptions::profile).orElse(Profile.PORTABLE),
                limits(given.matchedOptionValue(Syntax.LIMIT, List.of())));
    }

    /** The exercise with what the command line says instead. */
    Exercise applyTo(Exercise exercise) {
        Rounding given = exercise.rounding();
        return exercise.withRounding(new Rounding(digits.orElse(given.digits()), rounding.orElse(given.mode())));
    }

    Style style(Exercise exercise) {
        return Style.of(language.orElse(exercise.language())).with(detail);
    }

    private static Optional<String> value(ParseResult given, String option) {
        return given.hasMatchedOption(option)
                ? Optional.of(given.matchedOption(option).getValue())
                : Optional.empty();
    }

    private static List<Format> formats(List<String> lists) {
        LinkedHashSet<Format> formats = new LinkedHashSet<>();
        for (String name : String.join(",", lists).split(",", -1)) { // picocli's own split drops an empty end
            Format format = constant(Syntax.TO, name, Format.values());
            if (!format.isAvailable()) {
                throw notAvailable(Syntax.TO, name);
            }
            formats.add(format);
        }
        return List.copyOf(formats);
    }

    private static Profile profile(String name) {
        if (name.equals("pandoc")) {
            throw notAvailable(Syntax.MARKDOWN, name);
        }
        return constant(Syntax.MARKDOWN, name, Profile.values());
    }

    private static Locale language(String name) {
        return switch (name) {
            case "en" -> Locale.ENGLISH;
            case "de" -> Locale.GERMAN;
            default -> throw new UsageException("--lang: '" + name + "' is none of en, de");
        };
    }

    private static int digits(String text) {
        boolean number = text.length() <= 2 && !text.isEmpty() && text.chars().allMatch(c -> '0' <= c && c <= '9');
        int digits = number ? Integer.parseInt(text) : 0;
        if (digits < 1 || digits > 15) {
            throw new UsageException("--digits: '" + text + "' is no number from 1 to 15");
        }
        return digits;
    }

    private static Limits limits(List<String> settings) {
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

    private static <E extends Enum<E>> E constant(String option, String name, E[] constants) {
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            String known = constant.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return constant;
            }
            names.add(known);
        }
        throw new UsageException(option + ": '" + name + "' is none of " + String.join(", ", names));
    }

    private static UsageException notAvailable(String option, String name) {
        return new UsageException(option + ": '" + name + "' is not available in this version");
    }
}
