package org.gradus.report.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.report.compose.figure.FigureKind;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.reader.Limits;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus draw} was asked for.
 *
 * @param input the exercise file, {@code -} for standard input
 * @param output absent for standard output
 * @param format as the ending of the output says
 */
record DrawOptions(
        String input,
        Optional<Path> output,
        Picture format,
        FigureKind kind,
        Optional<Locale> language,
        Limits limits) {

    /** What a picture can be written as. */
    enum Picture {
        SVG,
        TEX,
        PDF;

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static DrawOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        if (files.size() != 1) {
            throw new UsageException("draw needs one FILE, or - for standard input; see gradus draw --help");
        }
        String input = files.get(0);
        FigureKind kind =
                OptionValues.constant(given, Syntax.FIGURE, FigureKind.values()).orElse(FigureKind.NETWORK);
        Optional<Path> output = OptionValues.text(given, Syntax.OUTPUT).map(name -> place(input, kind, name));
        return new DrawOptions(
                input,
                output,
                output.map(DrawOptions::format).orElse(Picture.SVG),
                kind,
                OptionValues.language(given),
                SolveOptions.limits(given.matchedOptionValue(Syntax.LIMIT, List.of())));
    }

    /** In a folder a picture is called as its exercise and what it shows. */
    private static Path place(String input, FigureKind kind, String output) {
        if (output.equals(Target.STANDARD_INPUT)) {
            throw new UsageException("-o needs a file or folder; leave it out for standard output");
        }
        Path path = Target.path(output);
        Path place = Target.isFolder(output)
                ? path.resolve(Target.stem(input) + "-" + kind.name().toLowerCase(Locale.ROOT) + ".svg")
                : path;
        boolean overwrites = !input.equals(Target.STANDARD_INPUT)
                && Target.path(input)
                        .toAbsolutePath()
                        .normalize()
                        .equals(place.toAbsolutePath().normalize());
        if (overwrites) {
            throw new UsageException("the picture would overwrite the input " + input);
        }
        return place;
    }

    private static Picture format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Picture format : Picture.values()) {
            if (name.endsWith("." + format.ending())) {
                return format;
            }
        }
        throw new UsageException(
                "-o: " + file + " ends in none of .svg, .tex, .pdf, which say what the picture is written as");
    }

    Style style(Exercise exercise) {
        return Style.of(language.orElse(exercise.language()));
    }
}
