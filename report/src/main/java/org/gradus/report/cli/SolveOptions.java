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

    private static final Option TO = Option.many("md, tex or json", "--to");
    private static final Option OUTPUT = Option.one("a file or folder", "-o", "--output");
    private static final Option LANG = Option.one("en or de", "--lang");
    private static final Option DIGITS = Option.one("1 to 15", "--digits");
    private static final Option ROUNDING = Option.one("carry, displayed or exact", "--rounding");
    private static final Option DETAIL = Option.one("brief, normal or full", "--detail");
    private static final Option MARKDOWN = Option.one("portable or github", "--markdown");
    private static final Option LIMIT = Option.many("KEY=VALUE", "--limit");

    /** Every option of the command. */
    static final List<Option> ALL = List.of(TO, OUTPUT, LANG, DIGITS, ROUNDING, DETAIL, MARKDOWN, LIMIT, Option.HELP);

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static SolveOptions of(Arguments arguments) {
        if (arguments.rest().isEmpty()) {
            throw new UsageException("solve needs a FILE, or - for standard input; see gradus solve --help");
        }
        return new SolveOptions(
                arguments.rest(),
                formats(arguments.values(TO)),
                arguments.value(OUTPUT),
                arguments.value(LANG).map(SolveOptions::language),
                arguments.value(DIGITS).map(SolveOptions::digits),
                arguments.value(ROUNDING).map(name -> constant(ROUNDING, name, Rounding.Mode.values())),
                arguments
                        .value(DETAIL)
                        .map(name -> constant(DETAIL, name, Detail.values()))
                        .orElse(Detail.NORMAL),
                arguments.value(MARKDOWN).map(SolveOptions::profile).orElse(Profile.PORTABLE),
                limits(arguments.values(LIMIT)));
    }

    /** The exercise with what the command line says instead. */
    Exercise applyTo(Exercise exercise) {
        Rounding given = exercise.rounding();
        return exercise.withRounding(new Rounding(digits.orElse(given.digits()), rounding.orElse(given.mode())));
    }

    Style style(Exercise exercise) {
        return Style.of(language.orElse(exercise.language())).with(detail);
    }

    private static List<Format> formats(List<String> lists) {
        LinkedHashSet<Format> formats = new LinkedHashSet<>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                Format format = constant(TO, name, Format.values());
                if (!format.isAvailable()) {
                    throw notAvailable(TO, name);
                }
                formats.add(format);
            }
        }
        return formats.isEmpty() ? List.of(Format.MD) : List.copyOf(formats);
    }

    private static Profile profile(String name) {
        if (name.equals("pandoc")) {
            throw notAvailable(MARKDOWN, name);
        }
        return constant(MARKDOWN, name, Profile.values());
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

    private static <E extends Enum<E>> E constant(Option option, String name, E[] constants) {
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            String known = constant.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return constant;
            }
            names.add(known);
        }
        throw new UsageException(option.name() + ": '" + name + "' is none of " + String.join(", ", names));
    }

    private static UsageException notAvailable(Option option, String name) {
        return new UsageException(option.name() + ": '" + name + "' is not available in this version");
    }
}
