package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.PdfText;
import org.gradus.report.render.PrintedNumbers;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every exercise of the show room as PDF: accessible, made to last, and with all its numbers. */
class GoldenPdfTest {
    private static final List<PDFAFlavour> STANDARDS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    @TempDir
    private Path folder;

    static Stream<Path> exercises() {
        return Gradus.exercises().stream();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void keepsToBothStandardsAndHoldsEachNumber(Path exercise) throws IOException {
        Solution solution = Solver.solve(ExerciseReader.read(exercise));
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Sheet sheet = Composer.compose(solution, Style.of(language));
            byte[] pdf = PdfText.bytes(sheet);
            for (PDFAFlavour standard : STANDARDS) {
                assertThat(VeraPdf.complaints(pdf, standard)).isEmpty();
            }
            String text = PdfText.of(pdf).replaceAll("\\s+", " ");
            assertThat(PrintedNumbers.of(sheet)).allMatch(text::contains);
        }
    }

    /** What students and markers get. */
    @ParameterizedTest
    @ValueSource(strings = {"question", "blank", "key", "marking", "both"})
    void sheetsOfACourseKeepToThemToo(String part) throws IOException {
        Path course = Gradus.EXERCISES.resolve("course-student.yaml");
        Path pdf = folder.resolve(part + ".pdf");
        Gradus.output("", "solve", "--part", part, course.toString(), "-o", pdf.toString());
        for (PDFAFlavour standard : STANDARDS) {
            assertThat(VeraPdf.complaints(Files.readAllBytes(pdf), standard)).isEmpty();
        }
    }
}
