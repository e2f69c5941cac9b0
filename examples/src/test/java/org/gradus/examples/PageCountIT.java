package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sheet is as short as a careful lecturer would make it: counted in the PDF, at the usual detail. */
class PageCountIT {
    private static final Path GROWING = Gradus.ROOT.resolve("examples/src/test/resources/growing");

    @TempDir
    private Path folder;

    /** How many pages each may have. */
    @ParameterizedTest
    @CsvSource({
        "growing/e01-one-neuron, 2",
        "growing/e02-2-2-2-step, 3",
        "growing/e03-4-4-3, 5",
        "growing/e04-10-10-3, 6",
        "growing/e05-three-layers, 5",
        "growing/e06-batch4, 3",
        "growing/e07-deep, 7",
        "lecture-1, 2"
    })
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void noMorePagesThan(String exercise, int most) throws Exception {
        PdfLatex set = set(exercise(exercise), "en");
        assertThat(set.pages()).as("pages of %s", exercise).isBetween(1, most);
    }

    static Stream<Arguments> sheets() {
        Stream<Path> growing = Stream.of(
                        "e01-one-neuron",
                        "e02-2-2-2-step",
                        "e03-4-4-3",
                        "e04-10-10-3",
                        "e05-three-layers",
                        "e06-batch4",
                        "e07-deep",
                        "e08-extreme",
                        "e09-fractions",
                        "e10-kinks")
                .map(name -> exercise("growing/" + name));
        return Stream.concat(growing, Gradus.exercises().stream())
                .flatMap(exercise -> Stream.of(Arguments.of(exercise, "en"), Arguments.of(exercise, "de")));
    }

    /** Nobody turns a page for a line or two. */
    @ParameterizedTest
    @MethodSource("sheets")
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void theLastPageIsMoreThanASixthFull(Path exercise, String language) throws Exception {
        PdfLatex set = set(exercise, language);
        assertThat(set.complaints()).isEmpty();
        if (set.pages() > 1) {
            assertThat(set.lastPage()).isGreaterThan(1 / 6.0);
        }
    }

    private PdfLatex set(Path exercise, String language) throws Exception {
        String tex = Gradus.verdicts("", "solve", exercise.toString(), "--to", "tex", "--lang", language);
        return PdfLatex.of("pdflatex", tex, folder);
    }

    private static Path exercise(String name) {
        return name.startsWith("growing/")
                ? GROWING.resolve(name.substring("growing/".length()) + ".yaml")
                : Gradus.EXERCISES.resolve(name + ".yaml");
    }
}
