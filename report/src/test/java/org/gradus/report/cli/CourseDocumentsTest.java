package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheets of a course as documents: one switch for the solutions, a cover, pieces of other documents, the logo. */
class CourseDocumentsTest {
    private static final String PREAMBLE =
            "\\documentclass{report}\n\\usepackage[T1]{fontenc}\n\\usepackage{amsmath}\n";

    /** One black dot. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    @TempDir
    private Path folder;

    private Path work = Path.of("");
    private String one = "";
    private String two = "";

    @BeforeEach
    void writeExercises() throws IOException {
        one = file("one.yaml", ModelCourse.EXERCISE);
        two = file(
                "two.yaml",
                ModelCourse.EXERCISE
                        .replace("in einem 2-2-2-Netz", "noch einmal")
                        .replace("a: 8", "a: 4"));
        work = Files.createDirectory(folder.resolve("work"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String solve(String... arguments) {
        Run run = Run.of(Stream.concat(Stream.of("solve"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    private PdfLatex set(String tex) throws IOException, InterruptedException {
        PdfLatex set = PdfLatex.of("pdflatex", tex, work);
        assertThat(set.complaints()).isEmpty();
        return set;
    }

    private static String hidden(String tex) {
        assertThat(tex.split("\\\\solutionstrue", -1)).hasSize(2);
        return tex.replace("\\solutionstrue", "\\solutionsfalse");
    }

    // ---- the switch ----

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void oneSwitchHidesTheSolution() throws Exception {
        String both = solve(one, "--part", "both", "--to", "tex");
        assertThat(both).contains("\\ifsolutions\n");
        PdfLatex question = set(solve(one, "--part", "question", "--to", "tex"));
        PdfLatex shown = set(both);
        PdfLatex alone = set(hidden(both));
        assertThat(alone.pages()).isEqualTo(question.pages());
        assertThat(alone.lastPage()).isEqualTo(question.lastPage());
        assertThat(shown.pages()).isGreaterThan(question.pages());
    }

    // ---- together ----

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void aCoverIsFollowedByAllQuestionsAndThenAllSolutions() throws Exception {
        String both = solve(one, two, "--together", "--part", "both", "--to", "tex");
        assertThat(both.lines()
                        .filter(line -> line.startsWith("\\sheettitle{"))
                        .map(line -> line.replaceAll(".*\\{", "{")))
                .containsExactly(
                        "{Deckblatt, 46 Punkte}",
                        "{Aufgabenblatt, 25 Punkte}",
                        "{Aufgabenblatt, 21 Punkte}",
                        "{Musterlösung}",
                        "{Musterlösung}");
        PdfLatex shown = set(both);
        PdfLatex alone = set(hidden(both));
        assertThat(alone.pages()).isGreaterThanOrEqualTo(3).isLessThan(shown.pages());
        assertThat(set(solve(one, two, "--together", "--part", "question", "--to", "tex"))
                        .pages())
                .isEqualTo(alone.pages());
    }

    @Test
    void theCoverHasThePoints() {
        String markdown = solve(one, two, "--together", "--part", "question");
        assertThat(markdown.substring(0, markdown.indexOf("*Aufgabenblatt")))
                .contains(
                        "# Neuronale Netze I\n",
                        "*Deckblatt, 46 Punkte*",
                        "| 1 | Backpropagation in einem 2-2-2-Netz | 25 |",
                        "| 2 | Backpropagation noch einmal | 21 |",
                        "| **Summe** | 46 |",
                        "Matrikelnummer: ");
    }

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void variantsHaveOneTableToMarkThem() throws Exception {
        String template =
                file("v.yaml", ModelCourse.EXERCISE.replace("[2, 0.5]", "[{random: integers, from: 1, to: 3}, 0.5]"));
        assertThat(Run.of(
                                "vary",
                                template,
                                "--count",
                                "2",
                                "-o",
                                folder.resolve("v").toString())
                        .code())
                .isZero();
        List<String> variants = List.of(
                folder.resolve("v/v-0001.yaml").toString(),
                folder.resolve("v/v-0002.yaml").toString());
        String table = solve(variants.get(0), variants.get(1), "--together", "--part", "marking");
        assertThat(table.split("\n# ")).hasSize(2);
        for (String variant : List.of("1", "2")) {
            List<String> row = ModelCourse.rows(table, Format.MD).stream()
                    .filter(cells -> cells.get(0).equals(variant))
                    .flatMap(cells -> cells.subList(1, cells.size()).stream())
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            String key = solve(variants.get(Integer.parseInt(variant) - 1), "--part", "key");
            assertThat(row)
                    .hasSize(24)
                    .isEqualTo(ModelCourse.rows(key, Format.MD).stream()
                            .filter(cells -> cells.get(0).matches("[A-Z]"))
                            .map(cells -> cells.get(2))
                            .toList());
        }
        set(solve(variants.get(0), variants.get(1), "--together", "--part", "marking", "--to", "tex"));
        // other questions have no common table
        assertThat(solve(one, two, "--together", "--part", "marking").split("\n# "))
                .hasSize(3);
    }

    // ---- pieces ----

    @ParameterizedTest
    @ValueSource(strings = {"question", "both", "key"})
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void twoFragmentsStandInOneDocument(String part) throws Exception {
        assertThat(solve(one, two, "--part", part, "--fragment", "--to", "tex", "-o", work + "/"))
                .isEmpty();
        StringBuilder head = new StringBuilder("\\documentclass{article}\n");
        String fragment = Files.readString(work.resolve("one.tex"));
        assertThat(fragment).doesNotContain("\\documentclass", "\\end{document}");
        fragment.lines()
                .filter(line -> line.startsWith("%   "))
                .forEach(line -> head.append(line.substring(4)).append('\n'));
        String body = "\\begin{document}\nMine.\n\\input{one}\n\\input{two}\n\\end{document}\n";
        PdfLatex shown = set(head + body);
        PdfLatex hidden = set(head + "\\newif\\ifsolutions\\solutionsfalse\n" + body);
        if (part.equals("both")) {
            assertThat(hidden.pages()).isLessThan(shown.pages());
        } else {
            assertThat(hidden.pages()).isEqualTo(shown.pages());
        }
    }

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void aQuestionBeginsAsOneLikes() throws Exception {
        String preamble = file("mine.tex", PREAMBLE);
        String question = solve(one, "--part", "question", "--to", "tex", "--preamble", preamble);
        assertThat(question).startsWith(PREAMBLE);
        set(question);
    }

    // ---- the logo ----

    private void withLogo(String name) throws IOException {
        for (String exercise : List.of(one, two)) {
            String text = Files.readString(Path.of(exercise));
            Files.writeString(Path.of(exercise), text.replace("sheet: 3", "sheet: 3, logo: " + name));
        }
    }

    private void writeLogo(String name) throws IOException {
        Path logo = folder.resolve(name);
        Files.createDirectories(logo.resolveSibling("."));
        Files.write(logo, PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo.png", "pictures/logo.png"})
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void theLogoGoesWhereTheDocumentGoes(String name) throws Exception {
        withLogo(name);
        writeLogo(name);
        assertThat(solve(one, "--part", "question", "--to", "tex", "-o", work + "/"))
                .isEmpty();
        assertThat(Files.readAllBytes(work.resolve(name))).isEqualTo(PNG);
        String tex = Files.readString(work.resolve("one.tex"));
        assertThat(tex).contains("\\courselogo{" + name + "}");
        set(tex);
        assertThat(Files.readString(work.resolve("sheet.log"))).contains("<" + name);
    }

    @Test
    void theLogoGoesWithSeveralExercisesTogether() throws IOException {
        withLogo("logo.png");
        writeLogo("logo.png");
        solve(
                one,
                two,
                "--together",
                "--part",
                "question",
                "-o",
                work.resolve("sheet.tex").toString());
        assertThat(Files.readAllBytes(work.resolve("logo.png"))).isEqualTo(PNG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLogoThatIsNotThereIsToldAndNothingIsWritten(boolean together) throws IOException {
        withLogo("logo.png");
        Stream<String> arguments = Stream.of(
                "solve", one, "--part", "question", "-o", work.resolve("x.tex").toString());
        Run run = Run.of(
                (together ? Stream.concat(arguments, Stream.of(two, "--together")) : arguments).toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(one + ": logo 'logo.png' is no file in ")
                .hasLineCount(together ? 2 : 1);
        assertThat(work).isEmptyDirectory();
        // what needs no picture does not ask for it
        assertThat(solve(one, "--part", "question")).startsWith("*Neuronale Netze I");
    }

    @Test
    void nothingIsCopiedIfOneOfSeveralIsBad() throws IOException {
        withLogo("logo.png");
        writeLogo("logo.png");
        file("two.yaml", "network: {}\n");
        Run run = Run.of(
                "solve",
                one,
                two,
                "--together",
                "--part",
                "question",
                "-o",
                work.resolve("x.tex").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(work).isEmptyDirectory();
    }
}
