package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** {@code gradus draw}, and the pictures beside Markdown. */
class DrawTest {
    private static final Path EXERCISES = Path.of("..", "examples", "exercises");

    @TempDir
    private Path folder;

    private static String lecture() {
        return EXERCISES.resolve("lecture-1.yaml").toString();
    }

    static Stream<Path> exercises() throws IOException {
        return Files.list(EXERCISES).sorted();
    }

    @Test
    void drawsTheNetworkOnStandardOutput() {
        Run run = Run.of("draw", lecture());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("<?xml").contains("0.7311", "great", "Network 2-3-2, forward pass");
        assertThat(Run.of("draw", lecture(), "--lang", "de").out()).contains("0,7311", "Netz 2-3-2, vorwärts");
    }

    @Test
    void theEndingSaysTheFormat() throws IOException {
        Path tex = folder.resolve("net.tex");
        assertThat(Run.of("draw", lecture(), "-o", tex.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(tex)).contains("\\begin{tikzpicture}[drawing]", "\\usetikzlibrary{arrows.meta}");
        assertThat(Run.of("draw", lecture(), "-o", folder + "/")).isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("lecture-1-network.svg")).isRegularFile();
        Run other = Run.of("draw", lecture(), "-o", folder.resolve("net.png").toString());
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains(".svg, .tex, .pdf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --figure=loss    | no picture 'loss': it needs the task training
                    --figure=xor     | no picture 'xor': it needs a network with two inputs
                    --figure=house   | --figure: 'house' is none of network, question, backward
                    """)
    void whatCannotBeDrawnIsSaid(String option, String message) {
        Run run = Run.of("draw", lecture(), option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @Test
    void oneFileIsRead() {
        assertThat(Run.of("draw").err()).contains("draw needs one FILE");
        assertThat(Run.of("draw", "missing.yaml").err()).contains("missing.yaml: not found");
        assertThat(Run.of("draw", lecture(), "-o", lecture()).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void inAFolderMarkdownNamesThePicturesBesideIt(Path exercise) throws Exception {
        Run.of("solve", exercise.toString(), "-o", folder + "/");
        String markdown = Files.readString(folder.resolve(Target.stem(exercise.toString()) + ".md"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path picture :
                    files.filter(file -> file.toString().endsWith(".svg")).toList()) {
                assertThat(markdown).contains("](" + picture.getFileName() + ")");
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(Files.readString(picture))));
            }
        }
        long named = markdown.lines().filter(line -> line.startsWith("![")).count();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".svg"))).hasSize((int) named);
        }
    }

    @Test
    void aloneMarkdownHasNoPictures() {
        assertThat(Run.of("solve", lecture()).out()).doesNotContain("![");
    }

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void texIsForADocumentOfOnesOwn() throws Exception {
        for (String figure : new String[] {"network", "question", "activation"}) {
            String picture = Run.of(
                            "draw",
                            EXERCISES.resolve("mazur-2-2-2.yaml").toString(),
                            "--figure",
                            figure,
                            "-o",
                            folder.resolve("picture.tex").toString())
                    .err();
            assertThat(picture).isEmpty();
            String document = "\\documentclass{article}\n\\usepackage{mathtools,amssymb,bm}\n\\usepackage{xcolor}\n"
                    + "\\usepackage{tikz}\n\\begin{document}\nbefore\n\n\\input{picture}\n\\end{document}\n";
            PdfLatex set = PdfLatex.of("pdflatex", document, folder);
            assertThat(set.pages()).isEqualTo(1);
            assertThat(set.complaints()).isEmpty();
        }
    }
}
