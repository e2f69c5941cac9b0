package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.gradus.report.marking.CourseNumbers;
import org.gradus.report.table.CsvTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code gradus mark} as a teaching assistant uses it. The class is that of the model marking sheet: course-numbers.csv holds the right
 * numbers and those that six mistakes give, calculated without this program.
 */
class MarkTest {
    private static final String EXERCISE = ModelCourse.EXERCISE;

    private static final List<String> STUDENTS = List.of(
            "right",
            "error-sign",
            "half-forgotten",
            "sigma-prime-at-a",
            "W-not-transposed",
            "activation-forgotten",
            "bias-forgotten");

    @TempDir
    Path folder;

    private String exercise = "";

    @BeforeEach
    void exercise() throws IOException {
        exercise = file("ideal.yaml", EXERCISE);
    }

    // ---- from the template to the marked class ----

    @Test
    void aTemplateIsFilledInAndMarked() throws IOException {
        Run template = Run.of("mark", exercise, "--template");
        assertThat(template.code()).isZero();
        List<String> head = table(template.out()).header().cells();
        assertThat(template.out()).startsWith("student;z1[1];z1[2];a1[1];").endsWith("newb1[1]\r\n");
        Map<String, Map<String, String>> numbers = numbers();
        StringBuilder filled = new StringBuilder(template.out());
        for (String student : STUDENTS) {
            filled.append(student);
            head.subList(1, head.size())
                    .forEach(id -> filled.append(';')
                            .append(number(numbers, student, id).replace('.', ',')));
            filled.append("\r\n");
        }
        Run marked = Run.of("mark", exercise, file("class.csv", filled.toString()));
        assertThat(marked.err()).isEmpty();
        assertThat(marked.code()).isZero();
        List<String> lines = marked.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("Student               Punkte  ohne Folgefehler  zuerst falsch  Ursache");
        // points with and without follow-through as on the model sheet and its class table
        assertThat(lines.get(1)).matches("right +25 +25  – +alles richtig");
        assertThat(lines.get(2)).matches("error-sign +23 +10  K +.*t − y statt y − t.*");
        assertThat(lines.get(3)).matches("half-forgotten +23 +8  J +.*Faktor ½.*");
        assertThat(lines.get(4)).matches("sigma-prime-at-a +23 +10  K +.*σ′\\(a\\) statt σ′\\(z\\).*");
        assertThat(lines.get(5)).matches("W-not-transposed +23 +17  R +.*W in δ nicht transponiert.*");
        assertThat(lines.get(6)).matches("activation-forgotten +16 +2  C +.*Aktivierung vergessen.*unmöglich: 8.*");
        assertThat(lines.get(7)).matches("bias-forgotten +24 +0  A +.*Bias vergessen.*");
        assertThat(lines.get(9)).isEqualTo("Zeilen: 7, davon korrigiert: 7.");
        assertThat(lines.get(10)).isEqualTo("Mittelwert: 22,43 von 25 Punkten; ohne Folgefehler 10,29."); // 157/7, 72/7
        assertThat(lines.get(11))
                .isEqualTo(
                        "Punkteverteilung: 0 bis unter 5: 0, 5 bis unter 10: 0, 10 bis unter 15: 0, 15 bis unter 20: 1, 20 bis 25: 6.");
        assertThat(lines.get(12))
                .startsWith("Erster falscher Schritt: Kästchen K, delta2[1]: 2 (")
                .contains("Kästchen C, a1[1]: 1 (Aktivierung vergessen)");
    }

    @Test
    void lettersIdsAndNotationsAreMarkedAlike() throws IOException {
        String german = Run.of("mark", exercise, answers("de.csv", ';', true, true, "windows-1252"), "--to", "json")
                .out();
        assertThat(Run.of("mark", exercise, answers("en.csv", ',', false, false, "UTF-8"), "--to", "json")
                        .out())
                .isEqualTo(german.replaceAll("(\"given\": \"-?[0-9]+),", "$1."));
    }

    @Test
    void jsonHasTheShapeOfTheContract() throws IOException {
        Run run = Run.of("mark", exercise, answers("a.csv", ';', true, true, "UTF-8"), "--to", "json");
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertThat(json.get("gradus").isTextual()).isTrue();
        assertThat(json.get("students").size()).isEqualTo(STUDENTS.size());
        JsonNode student = json.get("students").get(5);
        assertThat(student.get("student").asText()).isEqualTo("activation-forgotten");
        assertThat(student.get("line").asInt()).isEqualTo(7);
        assertThat(student.get("points").asDouble()).isEqualTo(16);
        assertThat(student.get("pointsWithoutFollowThrough").asDouble()).isEqualTo(2);
        assertThat(student.get("firstWrong").asText()).isEqualTo("a1[1]");
        assertThat(student.get("convention").isNull()).isTrue();
        assertThat(student.get("entries").size()).isEqualTo(24);
        JsonNode entry = student.get("entries").get(2);
        assertThat(entry.toString())
                .isEqualTo(
                        "{\"letter\":\"C\",\"id\":\"a1[1]\",\"sample\":1,\"time\":0,\"given\":\"-1,200\",\"verdict\":\"wrong\","
                                + "\"mistake\":\"activation-forgotten\",\"expected\":\"0.231\",\"interval\":[\"0.231\",\"0.232\"],\"points\":0}");
    }

    @Test
    void feedbackWorksTheFirstWrongStepWithTheStudentsOwnNumbers() throws IOException {
        String filled = "student;z1[1];z1[2];a1[1];a1[2];z2[1]\nm1;-1,5;1,3;0,182;0,786;0,35\n";
        String md =
                Run.of("mark", exercise, file("a.csv", filled), "--to", "md").out();
        assertThat(md)
                .contains("# m1\n\n*Rückmeldung*")
                .contains("### 1 Der erste falsche Schritt: A")
                .contains(
                        "z_1^1 = w_{11}^1 x_1 + w_{12}^1 x_2 + b_1^1 = (-1) \\cdot 2 + 1 \\cdot 0{,}5 + 0{,}3 = -1{,}2")
                .contains("Sie haben -1,5 geschrieben; anerkannt wird −1,201 bis −1,199.")
                .contains("Die Ursache: z wurde ohne den Bias b berechnet.");
        String right = "student;z1[1];z1[2];a1[1];a1[2];z2[1]\nm1;-1,2;1,8;0,231;0,858;0,766\n";
        String english = Run.of("mark", exercise, file("b.csv", right), "--to", "md", "--lang", "en")
                .out();
        assertThat(english)
                .contains("### 1 The first wrong step: E")
                .contains("*Calculated with your own earlier numbers:*")
                .contains("(-0.9) \\cdot 0.231 + (-1) \\cdot 0.858 + 0.3")
                .contains("You wrote 0,766; −0.768 to −0.763 is accepted.");
        // z_1^2 over a wrong a_1^1 of one's own
        String own = "student;z1[1];z1[2];a1[1];a1[2];z2[1]\nm1;-1,2;1,8;0,231;0,958;9\n";
        assertThat(Run.of("mark", exercise, file("c.csv", own.replace("0,958", "0,858")), "--to", "md")
                        .out())
                .contains("(-0{,}9) \\cdot 0{,}231 + (-1) \\cdot 0{,}858 + 0{,}3");
    }

    @Test
    void whatSpreadsheetsLeaveIsSaidToTheStudentToo() throws IOException {
        String text = "student;A;B\nm1;01. Feb;1,8\nm2;krumm;1,8\n";
        Run run = Run.of("mark", exercise, file("a.csv", text), "--to", "md");
        assertThat(run.out())
                .contains(
                        "*Kästchen A: „01. Feb“ ist nicht als Zahl zu lesen: die Tabellenkalkulation hielt die Zahl für ein Datum.*")
                .contains("*Kästchen A: „krumm“ ist nicht als Zahl zu lesen.*");
        assertThat(run.err())
                .contains("a.csv:2:2: note: z1[1] of 'm1': '01. Feb' cannot be read: the spreadsheet has taken");
    }

    // ---- no row is lost ----

    @Test
    void rowsComeOutAsTheyWentInWhateverStandsInThem() throws IOException {
        Random random = new Random(20261127);
        String signs = "01259.,;-+eE=@'#/()^*xA\u2212\u00e4 \u202e\"\n\t";
        for (int round = 0; round < 15; round++) {
            int rows = 1 + random.nextInt(20);
            boolean semicolons = random.nextBoolean();
            StringBuilder text = new StringBuilder("student,A,B,C\n".replace(',', semicolons ? ';' : ','));
            for (int row = 0; row < rows; row++) {
                List<String> cells = new ArrayList<>(List.of("s" + random.nextInt(5)));
                int count = random.nextInt(6);
                for (int cell = 0; cell < count; cell++) {
                    StringBuilder value = new StringBuilder();
                    random.ints(random.nextInt(7), 0, signs.length()).forEach(i -> value.append(signs.charAt(i)));
                    cells.add('"' + value.toString().replace("\"", "\"\"") + '"');
                }
                text.append(String.join(semicolons ? ";" : ",", cells)).append('\n');
            }
            String answers = file("fuzz.csv", text.toString());
            Run csv = Run.of("mark", exercise, answers, "--to", "csv");
            assertThat(csv.code()).as("%s\n%s", text, csv.err()).isIn(0, 2);
            assertThat(table(csv.out()).rows()).as(text.toString()).hasSize(rows);
            table(csv.out())
                    .rows()
                    .forEach(row -> assertThat(row.cells())
                            .allMatch(cell -> !cell.matches("(?s)[=+@-].*")
                                    || cell.matches("[-+]?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?")));
            JsonNode json = JsonMapper.builder()
                    .build()
                    .readTree(Run.of("mark", exercise, answers, "--to", "json").out());
            assertThat(json.get("students").size()).isEqualTo(rows);
            assertThat(Run.of("mark", exercise, answers).out().lines().count()).isGreaterThan(rows);
        }
    }

    @Test
    void duplicatesAreMarkedAndReportedAndTheExitCodeSaysSo() throws IOException {
        Run run = Run.of(
                "mark", exercise, file("a.csv", "student;A\nm1;-1,2\nm1;-1,5\n"), "--to", "csv", "-o", out("x.csv"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("a.csv:2:1: 'm1' has 2 rows, in lines 2, 3")
                .contains("a.csv:3:1: 'm1' has 2 rows");
        CsvTable result = table(Files.readString(folder.resolve("x.csv")));
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows()).extracting(row -> row.cell(6)).allMatch(problem -> problem.contains("has 2 rows"));
    }

    @Test
    void namesAreNoFormulas() throws IOException {
        Run run = Run.of("mark", exercise, file("a.csv", "student;A\n=HYPERLINK(1);-1,2\n"), "--to", "csv");
        assertThat(run.out()).contains("\r\n'=HYPERLINK(1);").contains(";-1,2;right");
    }

    // ---- variants ----

    @Test
    void eachRowIsMarkedWithItsVariant() throws IOException {
        variants();
        String template =
                Run.of("mark", folder.resolve("v").toString(), "--template").out();
        assertThat(table(template).rows()).extracting(row -> row.cell(0)).containsExactly("0012", "A", "m3");
        String answers = file("a.csv", "student;z1[1]\n12;-1,2\nA;-2,2\nm3;-3,2\nm3 ;9\nm4;1\n;1\n");
        Run run = Run.of("mark", folder.resolve("v").toString(), answers, "--to", "csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(table(run.out()).rows())
                .extracting(row -> row.cell(0) + " " + row.cell(8))
                .containsExactly("12 right", "A right", "m3 right", "m3 wrong", "m4 ", " ");
        assertThat(run.err())
                .contains("broken.yaml:1:1: ")
                .contains("plain.yaml: note: the file is no variant")
                .contains("random.yaml: note: the file is what variants are drawn from")
                .contains("a.csv:6:1: not marked: no exercise in ")
                .contains("a.csv:7:1: the row names nobody");
        assertThat(Run.of("mark", folder.resolve("v").toString(), answers).out())
                .contains("m4")
                .contains("nicht korrigiert");
    }

    @Test
    void twoFilesOfOneVariantMarkNobody() throws IOException {
        variants();
        file("v/again.yaml", variant("m3", "-4"));
        Run run = Run.of(
                "mark",
                folder.resolve("v").toString(),
                file("a.csv", "student;z1[1]\nm3;-3,2\nA;-2,2\n"),
                "--to",
                "csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("neither is used");
        assertThat(table(run.out()).rows())
                .extracting(row -> row.cell(0) + " " + row.cell(8))
                .containsExactly("m3 ", "A right");
    }

    @Test
    void aRowOfAnotherVariantIsNotMarked() throws IOException {
        String one = file("one.yaml", variant("7", "-1"));
        Run run = Run.of("mark", one, file("a.csv", "variant;z1[1]\n7;-1,2\n8;-1,2\n"), "--to", "csv");
        assertThat(run.err())
                .contains("one.yaml: note: all rows are marked as variant '7'")
                .contains("a.csv:3:1: not marked: the row is of variant '8', the exercise is variant '7'");
        assertThat(table(run.out()).rows()).extracting(row -> row.cell(8)).containsExactly("right", "");
    }

    @Test
    void drawnNumbersAreMarkedOnlyAsVariants() throws IOException {
        String random = file(
                "random.yaml",
                EXERCISE.replace("input: [2, 0.5]", "input: {random: integers, from: 1, to: 3, rows: 2}"));
        assertThat(Run.of("mark", random, file("a.csv", "student;A\nm1;1\n")).err())
                .isEqualTo("gradus: the numbers of " + random
                        + " are drawn: gradus vary writes the variants, and mark takes their folder\n");
        assertThat(table(Run.of("mark", random, "--template").out()).rows()).isEmpty();
    }

    // ---- files and folders ----

    @Test
    void severalResultsGoToAFolder() throws IOException {
        String answers = answers("klasse.csv", ';', true, true, "UTF-8");
        Run run = Run.of("mark", exercise, answers, "--to", "table,csv,md,json", "-o", out("out/"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("klasse.csv", "klasse.json", "klasse.md", "klasse.txt");
        }
    }

    @Test
    void nothingIsWrittenOnBadUsageOrBadFiles() throws IOException {
        String good = file("a.csv", "student;A\nm1;-1,2\n");
        String bad = file("bad.csv", "Name;A\nm1;-1,2\n");
        for (List<String> line : List.of(
                List.of(exercise, bad, "-o", out("x.md")),
                List.of(exercise, out("missing.csv"), "-o", out("x.md")),
                List.of(out("missing.yaml"), good, "-o", out("x.md")),
                List.of(bad, good, "-o", out("x.md")),
                List.of(exercise, good, "-o", out("x.tex")),
                List.of(exercise, good, "-o", good),
                List.of(exercise, good, "-o", exercise),
                List.of(exercise, good, "--lang", "fr", "-o", out("x.md")),
                List.of(exercise, "--template", "-o", exercise))) {
            List<String> args = new ArrayList<>(List.of("mark"));
            args.addAll(line);
            Run run = Run.of(args.toArray(String[]::new));
            assertThat(run.code()).as(line.toString()).isEqualTo(2);
            assertThat(run.err())
                    .as(line.toString())
                    .isNotEmpty()
                    .doesNotContain("Exception")
                    .doesNotContain("internal fault");
            assertThat(run.out()).isEmpty();
        }
        assertThat(Files.exists(folder.resolve("x.md"))).isFalse();
        assertThat(Files.readString(folder.resolve("a.csv"))).startsWith("student;A");
        assertThat(Files.readString(folder.resolve("ideal.yaml"))).isEqualTo(EXERCISE);
    }

    @Test
    void answersMayComeFromStandardInput() {
        Run run = Run.withInput("student,A\nm1,-1.2\n", "mark", exercise, "-", "--to", "csv", "--lang", "en");
        assertThat(run.out()).contains("m1,1,1,").contains("-1.2,right");
    }

    @Test
    void aTemplateNeverReplacesAnswers() throws IOException {
        String template = out("answers.csv");
        assertThat(Run.of("mark", exercise, "--template", "-o", template).code())
                .isZero();
        assertThat(Run.of("mark", exercise, "--template", "-o", template).code())
                .isZero();
        String filled = Files.readString(folder.resolve("answers.csv")) + "m1;-1,2\r\n";
        file("answers.csv", filled);
        Run again = Run.of("mark", exercise, "--template", "-o", template);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("answers.csv is there already and may hold answers");
        assertThat(Files.readString(folder.resolve("answers.csv"))).isEqualTo(filled);
    }

    @Test
    void samplesStandInEveryName() throws IOException {
        String two = file("two.yaml", """
                network: {layers: [{weights: [[1, -2], [0.5, 1]], bias: [0, 0.5], activation: softmax}]}
                inputs: [[1, 0.5], [2, 1]]
                targets: [[1, 0], [0, 1]]
                loss: cross-entropy
                tasks: [forward, loss]
                """);
        Run template = Run.of("mark", two, "--template");
        assertThat(template.out())
                .isEqualTo("student,z1[1]@1,z1[2]@1,y[1]@1,y[2]@1,z1[1]@2,z1[2]@2,y[1]@2,y[2]@2,C@1,C@2\r\n");
        Run run = Run.of("mark", two, file("a.csv", "student,z1[1]@1,z1[2]@2,y[1]@2\nm1,0,9,x\n"), "--to", "json");
        assertThat(run.err())
                .contains("there is no column for z1[2]@1, y[1]@1, y[2]@1, z1[1]@2, y[2]@2 and 2 more")
                .contains("a.csv:2:4: note: y[1]@2 of 'm1': 'x' cannot be read");
        assertThat(run.out()).contains("\"firstWrong\": \"z1[2]@2\"");
    }

    // ---- the class ----

    private void variants() throws IOException {
        Files.createDirectories(folder.resolve("v"));
        file("v/e-0012.yaml", variant("\"0012\"", "-1"));
        file("v/e-A.yaml", variant("A", "-2"));
        file("v/e-m3.yaml", variant("m3", "-3"));
        file("v/broken.yaml", "no exercise");
        file("v/plain.yaml", EXERCISE);
        file(
                "v/random.yaml",
                EXERCISE.replace("input: [2, 0.5]", "input: {random: integers, from: 1, to: 3, rows: 2}"));
        file("v/list.csv", "student\n");
    }

    /** z1[1] is w·1 + 0.5·1 − 0.7. */
    private static String variant(String number, String weight) {
        return EXERCISE.replace("[[-1, 1], [0.3, 1.4]]", "[[" + weight + ", 1], [0.3, 1.4]]")
                        .replace("input: [2, 0.5]", "input: [1, 0.5]")
                        .replace("bias: [0.3, 0.5]", "bias: [-0.7, 0.5]")
                + "variant: {seed: 1, number: " + number + "}\n";
    }

    private String answers(String name, char delimiter, boolean commas, boolean letters, String charset)
            throws IOException {
        Map<String, Map<String, String>> numbers = numbers();
        List<String> ids =
                List.copyOf(Objects.requireNonNull(numbers.get("letter")).keySet());
        StringBuilder text = new StringBuilder("student");
        ids.forEach(id -> text.append(delimiter).append(letters ? number(numbers, "letter", id) : '"' + id + '"'));
        for (String student : STUDENTS) {
            text.append('\n').append(student);
            ids.forEach(id -> text.append(delimiter)
                    .append(commas ? number(numbers, student, id).replace('.', ',') : number(numbers, student, id)));
        }
        Files.write(folder.resolve(name), text.toString().getBytes(Charset.forName(charset)));
        return folder.resolve(name).toString();
    }

    private static String number(Map<String, Map<String, String>> numbers, String column, String id) {
        return Objects.requireNonNull(numbers.getOrDefault(column, Map.of()).get(id), () -> column + " " + id);
    }

    /** The columns of the model marking sheet, by quantity; only of what has a letter. */
    private static Map<String, Map<String, String>> numbers() {
        Map<String, Map<String, String>> columns = CourseNumbers.columns();
        Map<String, String> letters = CourseNumbers.column("letter");
        columns.values()
                .forEach(column -> column.keySet()
                        .removeIf(id -> letters.getOrDefault(id, "").isEmpty()));
        return columns;
    }

    private String out(String name) {
        return folder.resolve(name) + (name.endsWith("/") ? "/" : "");
    }

    private String file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return folder.resolve(name).toString();
    }

    private static CsvTable table(String text) throws IOException {
        return CsvTable.read("out.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
    }
}
