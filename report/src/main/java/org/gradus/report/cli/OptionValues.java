package org.gradus.report.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.cli.many.Spread;
import org.gradus.report.sheet.Language;
import picocli.CommandLine.ParseResult;

/** What the options that several commands share were given; every slip is a {@link UsageException}. */
final class OptionValues {
    private OptionValues() {}

    static Optional<String> text(ParseResult given, String option) {
        return given.hasMatchedOption(option)
                ? Optional.of(given.matchedOption(option).getValue())
                : Optional.empty();
    }

    static Optional<Locale> language(ParseResult given) {
        return text(given, Syntax.LANG).map(OptionValues::language);
    }

    private static Locale language(String name) {
        if (!Language.codes().contains(name)) {
            throw new UsageException("--lang: '" + name + "' is none of " + String.join(", ", Language.codes()));
        }
        return Language.of(Locale.forLanguageTag(name)).locale();
    }

    /** How the work on several files is spread. */
    static Spread spread(ParseResult given) {
        Spread spread = Spread.standard();
        Optional<String> jobs = text(given, Syntax.JOBS);
        Optional<String> shard = text(given, Syntax.SHARD);
        spread = jobs.isPresent() ? checked(Syntax.JOBS, jobs.get(), spread::withJobs) : spread;
        spread = shard.isPresent() ? checked(Syntax.SHARD, shard.get(), spread::withShard) : spread;
        return given.hasMatchedOption(Syntax.SKIP_UNCHANGED) ? spread.skippingUnchanged() : spread;
    }

    private static <T> T checked(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException slip) {
            throw new UsageException(option + ": " + slip.getMessage());
        }
    }

    /** One of these constants, named in lower case with hyphens. */
    static <E extends Enum<E>> Optional<E> constant(ParseResult given, String option, E[] constants) {
        return text(given, option).map(name -> constant(option, name, constants));
    }

    private static <E extends Enum<E>> E constant(String option, String name, E[] constants) {
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            String known = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (known.equals(name)) {
                return constant;
            }
            names.add(known);
        }
        throw new UsageException(option + ": '" + name + "' is none of " + String.join(", ", names));
    }
}
