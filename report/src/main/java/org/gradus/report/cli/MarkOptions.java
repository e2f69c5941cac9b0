package org.gradus.report.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.MarkdownRenderer.Profile;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus mark} was asked for.
 *
 * @param exercises an exercise file, {@code -} for standard input, or a folder of variants
 * @param answers the answers file; absent exactly when a template is wanted
 * @param formats each once
 * @param language as the exercise says if absent
 */
record MarkOptions(
        String exercises,
        Optional<String> answers,
        List<Format> formats,
        Optional<String> output,
        Optional<Locale> language,
        Profile markdown,
        Limits limits) {
    /** What a template is called in a folder. */
    private static final String TEMPLATE = "answers";

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static MarkOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        boolean template = given.hasMatchedOption(Syntax.TEMPLATE);
        int wanted = template ? 1 : 2;
        if (files.isEmpty()) {
            throw new UsageException("mark needs an exercise FILE or a FOLDER of variants; see gradus mark --help");
        }
        if (files.size() > wanted) {
            throw new UsageException(
                    template
                            ? "mark --template takes no answers: '" + files.get(1) + "'; name the template after -o"
                            : "mark takes one FILE or FOLDER and one ANSWERS file: '" + files.get(2)
                                    + "' is one too many");
        }
        if (files.size() < wanted) {
            throw new UsageException("mark needs an ANSWERS file behind '" + files.get(0)
                    + "'; gradus mark --template writes one to fill in");
        }
        return new MarkOptions(
                files.get(0),
                template ? Optional.empty() : Optional.of(files.get(1)),
                (template ? Formats.OF_TEMPLATES : Formats.OF_MARKS).askedFor(given, 1),
                OptionValues.text(given, Syntax.OUTPUT),
                OptionValues.language(given),
                OptionValues.constant(given, Syntax.MARKDOWN, Profile.values()).orElse(Profile.PORTABLE),
                SolveOptions.limits(given.matchedOptionValue(Syntax.LIMIT, List.of())));
    }

    /**
     * A place for every result.
     *
     * @param read the exercise files, none of which may be overwritten
     */
    List<Target> targets(List<Path> read) {
        List<String> inputs = new ArrayList<>(read.stream().map(Path::toString).toList());
        answers.ifPresent(inputs::add);
        boolean twice = exercises.equals(Target.STANDARD_INPUT)
                && answers.filter(Target.STANDARD_INPUT::equals).isPresent();
        if (twice) {
            throw new UsageException("standard input (-) can be read only once");
        }
        return Target.plan(List.of(answers.orElse(TEMPLATE)), formats, output, inputs);
    }
}
