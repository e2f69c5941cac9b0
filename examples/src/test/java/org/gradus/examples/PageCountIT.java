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
    @TempDir
    private Path folder;

    /** How many pages each may have. */
    @ParameterizedTest
    @CsvSource({
        "e01-one-neuron, 2",
        "e02-2-2-2-step, 3",
        "e03-4-4-3, 5",
        "e04-10-10-3, 6",
        "e05-three-layers, 5",
        "e06-batch4, 3",
        "e07-deep, 7",
        "lecture-1, 2"
    })
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void noMorePagesThan(String exercise, int most) throws Exception {
        Path file = Stream.concat(Gradus.growing().stream(), Gradus.exercises().stream())
                .filter(path -> Gradus.name(path).equals(exercise))
                .findFirst()
                .orElseThrow();
        PdfLatex set = set(file, "en");
        assertThat(set.pages()).as("pages of %s", exercise).isBetween(1, most);
    }

    static Stream<Arguments> sheets() {
        Stream<Arguments> growing = Gradus.growing().stream()
                .flatMap(exercise -> Stream.of(Arguments.of(exercise, "en"), Arguments.of(exercise, "de")));
        return Stream.concat(growing, Gradus.exercises().stream().map(exercise -> Arguments.of(exercise, "en")));
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
}
