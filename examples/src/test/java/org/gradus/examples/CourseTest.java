package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the README's course, one after the other, on a class of 120 students and the answers of forty of them. The answers, each
 * with one planted mistake, were calculated by {@code planted.py}, which uses nothing of Gradus but the numbers of each variant's file.
 */
class CourseTest {
    private static final Path COURSE = Gradus.ROOT.resolve("examples/course");

    /** Who rounds too early by one place stays within the intervals: nothing to find. */
    private static final String WITHIN_ROUNDING = "s1267";

    @TempDir
    private static Path folder;

    private static final List<String> OUTPUTS = new ArrayList<>();

    @BeforeAll
    static void runTheCommandsOfTheReadme() {
        String readme = Gradus.text(Gradus.ROOT.resolve("README.md"));
        Matcher block = Pattern.compile("<!-- course -->\n```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(block.find()).isTrue();
        for (String command : block.group(1).strip().split("\n")) {
            OUTPUTS.add(output(words(command)));
        }
    }

    /** The standard output of a command that must succeed; what is drawn is reported beside it. */
    private static String output(String... arguments) {
        Gradus.Run run = Gradus.run("", arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        if (arguments[0].equals("vary")) {
            assertThat(run.err()).contains(" variants written to ", "no two are alike");
        } else {
            assertThat(run.err()).isEmpty();
        }
        return run.out();
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        assertThat(words.remove(0)).isEqualTo("./gradus");
        words.replaceAll(word -> word.startsWith("examples/")
                ? Gradus.ROOT.resolve(word).toString()
                : word.startsWith("out/") ? folder.resolve(word.substring(4)) + (word.endsWith("/") ? "/" : "") : word);
        return words.toArray(String[]::new);
    }

    private static String read(String file) {
        return Gradus.text(folder.resolve(file));
    }

    private static List<String> lines(Path file) {
        return Gradus.text(file).lines().toList();
    }

    // ---- variants ----

    @Test
    void everyStudentHasAFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("class"))) {
            assertThat(files.count()).isEqualTo(120);
        }
        try (Stream<Path> files = Files.list(folder.resolve("exam"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("course-A.yaml", "course-B.yaml");
        }
    }

    @Test
    void whoEnrolsLaterChangesNobodysNumbers(@TempDir Path later) throws IOException {
        List<String> students = new ArrayList<>(lines(COURSE.resolve("students.csv")));
        students.add(1, "s0007,Zoe");
        Path list = Files.writeString(later.resolve("students.csv"), String.join("\n", students) + "\n");
        String template = COURSE.resolve("course.yaml").toString();
        output("vary", template, "--students", list.toString(), "-o", later.resolve("class") + "/");
        try (Stream<Path> files = Files.list(folder.resolve("class"))) {
            files.forEach(file -> assertThat(later.resolve("class").resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
        assertThat(later.resolve("class/course-s0007.yaml")).exists();
    }

    // ---- sheets ----

    @Test
    void theSheetsHaveTheSameLetters() {
        assertThat(read("question/course-s1001.md")).contains("Question sheet, 30 points", "(**A, B, C**)");
        assertThat(read("question/course-s1001.tex")).contains("\\nameline", "\\squares{", "/\\,#4");
        assertThat(read("blank.tex")).contains("Lückenblatt, ", "\\filledbox{A}", "\\resultbox{J}");
        assertThat(read("key.tex")).contains("Answer key, 30 points");
        assertThat(read("marking.tex")).contains("Marking sheet, 30 points", "\\causecell{");
        assertThat(read("exam.tex")).contains("\\ifsolutions", "variant A", "variant B", "Cover, 60 points");
    }

    // ---- marking ----

    @Test
    void theTemplateHasARowForEveryStudent() {
        List<String> template = lines(folder.resolve("answers.csv"));
        assertThat(template).hasSize(121);
        assertThat(template.get(0))
                .startsWith("student,z1[1],z1[2],z1[3],a1[1]")
                .endsWith("newb1[1],newb2[2]");
    }

    /** Student → what is planted and what the table says of it. */
    private static Map<String, String> causes() {
        Map<String, String> causes = new TreeMap<>();
        for (String table : List.of(OUTPUTS.get(8), read("marked/answers-german.txt"))) {
            table.lines().filter(line -> line.startsWith("s1")).forEach(line -> {
                String[] cells = line.strip().split(" {2,}");
                causes.put(cells[0], cells[cells.length - 1]);
            });
        }
        return causes;
    }

    @Test
    void everyPlantedMistakeIsNamed() {
        Map<String, String> causes = causes();
        Map<String, String> words = words();
        int found = 0;
        int without = 0;
        List<String> misnamed = new ArrayList<>();
        List<String> rows = lines(COURSE.resolve("planted.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            String cause = causes.getOrDefault(cells[0], "no row");
            if (cells[1].equals("none") || cells[0].equals(WITHIN_ROUNDING)) {
                without++;
                String fewer = cells[2].startsWith("written") ? "weniger Nachkommastellen als verlangt" : "all right";
                assertThat(cause).as(row).isEqualTo(fewer);
            } else if (Stream.of(words.getOrDefault(cells[1], cells[1]).split("\\|"))
                    .anyMatch(cause::contains)) {
                found++;
            } else {
                misnamed.add(row + " → " + cause);
            }
        }
        assertThat(misnamed).isEmpty();
        assertThat(found).isEqualTo(35);
        assertThat(without).isEqualTo(5);
    }

    /** By mistake, its words in English and German. */
    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("bias-forgotten", "bias forgotten|Bias vergessen");
        words.put("activation-forgotten", "activation forgotten|Aktivierung vergessen");
        words.put("output-activation-forgotten", "output activation forgotten|Aktivierung der Ausgabe vergessen");
        words.put("exponent-sign", "sign of the exponent|Vorzeichen im Exponenten");
        words.put("half", "factor ½|Faktor ½");
        words.put("reduction", "mean or sum|Mittelwert oder Summe");
        words.put("error-sign", "t − y instead of y − t|t − y statt y − t");
        words.put("slope-at-activation", "σ′(a) instead of σ′(z)|σ′(a) statt σ′(z)");
        words.put("slope-of-z", "z put in for a in σ′|z statt a in σ′");
        words.put("slope-forgotten", "factor σ′(z) forgotten|Faktor σ′(z) vergessen");
        words.put("preactivation-used", "z instead of a in ∂C/∂W|z statt a in ∂C/∂W");
        words.put("input-forgotten", "factor a forgotten in ∂C/∂W|Faktor a in ∂C/∂W vergessen");
        words.put("step-sign", "step in the wrong direction|Schritt in die falsche Richtung");
        words.put("rate-forgotten", "factor η forgotten|Faktor η vergessen");
        words.put("bias-update", "update of the bias|Änderung des Bias");
        words.put("update-order", "order of the updates|Reihenfolge der Änderungen");
        words.put("exchanged-units", "units exchanged|Neuronen vertauscht");
        words.put("rounding", "rounded too early|zu früh gerundet");
        return words;
    }

    @Test
    void noStudentIsLost() throws IOException {
        assertThat(OUTPUTS.get(8)).contains("Rows: 30, marked: 30.");
        assertThat(read("marked/answers-german.txt")).contains("Zeilen: 10, davon korrigiert: 10.");
        for (String ending : List.of("csv", "json", "md")) {
            String result = Files.readString(folder.resolve("marked/answers-german." + ending), StandardCharsets.UTF_8);
            assertThat(result).contains("s1022", "s1050", "s1274");
        }
    }
}
