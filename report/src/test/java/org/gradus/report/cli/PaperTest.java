package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --together}, {@code --fragment} and {@code --preamble}: sheets become parts of documents. */
class PaperTest {
    private static final String NEURON = "network: {layers: [{weights: [[2, -1]], bias: [0.5], activation: sigmoid}]}\n"
            + "input: [1, 3]\ntarget: [1]\nloss: half-squared-error\ntasks: [forward, backpropagation]\n";
    private static final String PREAMBLE = """
            \\documentclass{scrartcl} % not \\begin{document}
            \\usepackage[T1]{fontenc}
            \\usepackage{amsmath}
            \\newcommand{\\vect}[1]{\\mathbf{#1}}
            """;

    @TempDir
    private Path folder;

    private String one;
    private String two;

    @BeforeEach
    void writeExercises() throws IOException {
        one = file("one.yaml", "title: First\n" + NEURON);
        two = file("two.yaml", "title: Zweites\nlanguage: de\n" + NEURON);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    // ---- together ----

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void exercisesStandInOneDocument() throws Exception {
        String sheet = folder.resolve("sheet.tex").toString();
        assertThat(Run.of("solve", one, two, one, "--together", "-o", sheet)).isEqualTo(new Run(0, "", ""));
        String tex = Files.readString(folder.resolve("sheet.tex"));
        assertThat(tex.split("\\\\begin\\{document}", -1)).hasSize(2);
        assertThat(tex)
                .contains("{First}{Worked solution}", "{Zweites}{Musterlösung}")
                .contains("\\usepackage[ngerman,english]{babel}", "\\selectlanguage{ngerman}")
                .contains("\\num{eq:1:1}", "\\num{eq:2:1}", "\\num{eq:3:1}");
        Path work = Files.createDirectory(folder.resolve("work"));
        PdfLatex set = PdfLatex.of("pdflatex", tex, work);
        assertThat(set.complaints()).isEmpty();
        assertThat(set.pages()).isGreaterThan(1);
    }

    @Test
    void markdownIsWrittenTogetherToo() {
        Run run = Run.of("solve", one, two, "--together");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("# First\n").contains("\n\n# Zweites\n");
    }

    @Test
    void aFolderHoldsTheSheetInEveryFormat() throws IOException {
        Run run = Run.of("solve", one, two, "--together", "--to", "md,tex", "-o", folder.resolve("out") + "/");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        try (Stream<Path> results = Files.list(folder.resolve("out"))) {
            assertThat(results.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("sheet.md", "sheet.tex");
        }
    }

    @Test
    void nothingIsWrittenIfOneIsBad() throws IOException {
        String bad = file("bad.yaml", "network: {}\n");
        Run run = Run.of(
                "solve",
                one,
                bad,
                two,
                "--together",
                "-o",
                folder.resolve("sheet.tex").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(bad + ":1:");
        assertThat(run.out()).isEmpty();
        assertThat(files()).containsExactly("bad.yaml", "one.yaml", "two.yaml");
    }

    @Test
    void aRefutedClaimLetsTheDocumentBeWrittenAndIsTold() throws IOException {
        String claim = file("claim.yaml", "tasks: [{verify: {of: z^2, wrt: z, claim: z}}]\n");
        Run run = Run.of("solve", one, claim, "--together");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("# First", "refuted");
    }

    // ---- fragment ----

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void fragmentsStandInADocumentOfOnesOwn() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Run run = Run.of("solve", one, two, "--fragment", "--to", "tex", "-o", work + "/");
        assertThat(run).isEqualTo(new Run(0, "", ""));
        String fragment = Files.readString(work.resolve("one.tex"));
        assertThat(fragment)
                .doesNotContain("\\documentclass", "\\end{document}")
                .contains("\\num{eq:one:1}");
        StringBuilder document = new StringBuilder("\\documentclass{article}\n");
        fragment.lines()
                .filter(line -> line.startsWith("%   "))
                .forEach(line -> document.append(line.substring(4)).append('\n'));
        document.append("\\begin{document}\nMine. \\input{one}\nMore. \\input{two}\n\\end{document}\n");
        assertThat(PdfLatex.of("pdflatex", document.toString(), work).complaints())
                .isEmpty();
    }

    // ---- preamble ----

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void theDocumentBeginsAsOneLikes() throws Exception {
        String preamble = file("mine.tex", PREAMBLE);
        Run run = Run.of("solve", one, "--to", "tex", "--preamble", preamble);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(PREAMBLE).contains("\\providecommand{\\vect}");
        // scrartcl is not among the packages that a sheet needs; any class will do
        String tex = run.out().replace("{scrartcl}", "{report}");
        Path work = Files.createDirectory(folder.resolve("work"));
        assertThat(PdfLatex.of("pdflatex", tex, work).complaints()).isEmpty();
    }

    @Test
    void aPreambleIsNotOverwritten() throws IOException {
        String preamble = file("mine.tex", PREAMBLE);
        Run run = Run.of("solve", one, "--preamble", preamble, "-o", preamble);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("would overwrite");
        assertThat(Files.readString(Path.of(preamble))).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to tex --preamble none.tex | none.tex: not found",
                "--to tex --preamble . | . is no file",
                "--to tex --preamble ONE | holds no \\documentclass; it stands for all before \\begin{document}",
                "--to tex --preamble WHOLE | holds \\begin{document}; it may hold only what stands before that",
                "--to tex --preamble LATIN | is not UTF-8; save it as UTF-8",
                "--to tex --preamble MINE --limit bytes=100 | mine.tex is larger than 100 bytes; --limit bytes=N",
                "--to tex --fragment --preamble MINE | --fragment leaves the preamble out, --preamble names one",
                "--preamble MINE | --preamble is for LaTeX only; add --to tex",
                "--fragment --to md | --fragment is for LaTeX only; add --to tex",
                "--together --to json | --together makes one sheet of all; the JSON of each file stands alone",
                "--together --to md,tex | 2 results do not fit on standard output",
                "--fragment=yes | --fragment"
            })
    void slipsAreNamedAndNothingIsWritten(String arguments, String message) throws IOException {
        String mine = file("mine.tex", PREAMBLE);
        String whole = file("whole.tex", PREAMBLE + "\\begin{document}\n");
        Path latin = Files.write(folder.resolve("latin.tex"), new byte[] {'\\', (byte) 0xE4});
        String[] rest = arguments
                .replace("MINE", mine)
                .replace("WHOLE", whole)
                .replace("LATIN", latin.toString())
                .replace("ONE", one)
                .split(" ");
        Run run = Run.of(Stream.concat(Stream.of("solve", one), Stream.of(rest)).toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }
}
