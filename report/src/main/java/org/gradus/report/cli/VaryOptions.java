package org.gradus.report.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.vary.Students;
import picocli.CommandLine.ParseResult;

/**
 * What {@code gradus vary} was asked for: one of count, students and groups.
 *
 * @param count 1 to 10,000
 * @param students a file
 * @param groups at least two, or empty
 * @param output a folder; absent with {@code check} alone
 */
record VaryOptions(
        String file,
        Optional<Integer> count,
        Optional<String> students,
        List<String> groups,
        Optional<String> output,
        boolean check,
        Limits limits) {
    private static final int MOST = 10_000;

    /** Throws a {@link UsageException} naming the option, the value and what it may be. */
    static VaryOptions of(ParseResult given) {
        List<String> files = given.matchedPositionalValue(0, List.of());
        if (files.size() != 1) {
            throw new UsageException(
                    files.isEmpty()
                            ? "vary needs a FILE with random numbers; see gradus vary --help"
                            : "vary draws the variants of one file at a time");
        }
        // no method reference: the start-up archive would leave the class out, since it is compiled for Java 5
        long kinds = Stream.of(Syntax.COUNT, Syntax.STUDENTS, Syntax.GROUPS)
                .filter(option -> given.hasMatchedOption(option))
                .count();
        if (kinds != 1) {
            throw new UsageException("vary needs " + (kinds == 0 ? "one" : "only one")
                    + " of --count N, --students CSV and --groups A,B");
        }
        VaryOptions options = new VaryOptions(
                files.get(0),
                OptionValues.text(given, Syntax.COUNT).map(VaryOptions::count),
                OptionValues.text(given, Syntax.STUDENTS),
                OptionValues.text(given, Syntax.GROUPS).map(VaryOptions::groups).orElse(List.of()),
                OptionValues.text(given, Syntax.OUTPUT),
                given.hasMatchedOption(Syntax.CHECK),
                SolveOptions.limits(given.matchedOptionValue(Syntax.LIMIT, List.of())));
        if (options.output.isEmpty() && !options.check) {
            throw new UsageException("vary needs a folder for the variants: -o FOLDER");
        }
        if (options.file.equals(Target.STANDARD_INPUT) && options.students.equals(Optional.of(Target.STANDARD_INPUT))) {
            throw new UsageException("standard input (-) can be read only once");
        }
        return options;
    }

    private static int count(String text) {
        int count = text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > MOST) {
            throw new UsageException("--count: '" + text + "' is no integer from 1 to " + MOST);
        }
        return count;
    }

    private static List<String> groups(String text) {
        List<String> groups =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Optional<String> fault = Students.faultOf(groups);
        if (fault.isPresent()) {
            throw new UsageException("--groups: " + fault.get());
        }
        if (groups.size() < 2) {
            throw new UsageException("--groups: '" + text + "' is one group; name at least two: A,B");
        }
        return groups;
    }
}
