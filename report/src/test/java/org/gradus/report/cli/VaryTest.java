package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code gradus vary} and {@code gradus new}, from the command line. */
class VaryTest {
    private static final List<String> STARTERS = NewCommand.STARTERS;

    @TempDir
    Path folder;

    private Path course;

    @BeforeEach
    void start() throws IOException {
        course = folder.resolve("course.yaml");
        assertThat(Run.of("new", "course", "-o", course.toString())).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void writesAFileForEachNumber() throws IOException {
        Run run = vary("--count", "12", "-o", at("v"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("12 variants written to " + at("v") + "; ")
                .contains(" draws met the requirements (missed: ")
                .endsWith("; no two are alike\n");
        assertThat(names("v")).hasSize(12).startsWith("course-0001.yaml").endsWith("course-0012.yaml");
        Run solved =
                Run.of("solve", at("v/course-0007.yaml"), at("v/course-0012.yaml"), "--to", "json", "-o", at("j/"));
        assertThat(solved).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void solvesAFileWithRandomNumbersAsItsFirstVariant() throws IOException {
        vary("--count", "1", "-o", at("v"));
        Run template = Run.of("solve", course.toString());
        assertThat(template.out())
                .isEqualTo(Run.of("solve", at("v/course-0001.yaml")).out());
        assertThat(template.err())
                .contains(
                        ": note: the file has random numbers; this is variant 1 of seed 2026, gradus vary draws the others");
    }

    /** A later enrolment, another order of the list, another separator: nobody's numbers change. */
    @Test
    void writesAFileForEachStudent() throws IOException {
        Files.writeString(folder.resolve("s.csv"), "student;name\ns1;Müller\nÄ-2;Meier\n");
        assertThat(vary("--students", at("s.csv"), "-o", at("v")).code()).isZero();
        assertThat(names("v")).containsExactlyInAnyOrder("course-s1.yaml", "course-Ä-2.yaml");
        String first = Files.readString(folder.resolve("v/course-s1.yaml"));
        assertThat(first).contains("variant: {seed: 2026, number: s1}");
        assertThat(Files.readString(folder.resolve("v/course-Ä-2.yaml")))
                .contains("variant: {seed: 2026, number: \"Ä-2\"}");
        Files.writeString(folder.resolve("t.csv"), "\uFEFFid,student\r\n3,late\r\n1,s1\r\n");
        assertThat(vary("--students", at("t.csv"), "-o", at("w")).code()).isZero();
        assertThat(Files.readString(folder.resolve("w/course-s1.yaml"))).isEqualTo(first);
    }

    @Test
    void writesExamGroups() throws IOException {
        assertThat(vary("--groups", "A, B", "-o", at("exam")).code()).isZero();
        assertThat(names("exam")).containsExactly("course-A.yaml", "course-B.yaml");
    }

    @Test
    void checksWithoutWriting() throws IOException {
        Run run = vary("--count", "5", "--check");
        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("5 variants drawn; ");
        assertThat(run.out().lines().map(line -> line.substring(0, 12).strip()))
                .containsExactly(
                        "variants",
                        "sheet",
                        "decimals",
                        "exceptions",
                        "largest",
                        "smallest",
                        "print alike",
                        "mistakes",
                        "confused");
        assertThat(names("")).containsExactly("course.yaml");
    }

    @Test
    void readsStandardInput() throws IOException {
        Run run = Run.withInput(Files.readString(course), "vary", "-", "--count", "1", "-o", at("v"));
        assertThat(run.code()).isZero();
        assertThat(names("v")).containsExactly("stdin-0001.yaml");
    }

    @Test
    void filesOfAnEarlierRunAreMentioned() throws IOException {
        vary("--count", "3", "-o", at("v"));
        assertThat(vary("--count", "1", "-o", at("v")).err())
                .startsWith(at("v") + ": note: 2 more files of that name were there before: course-0002.yaml, …\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --count 3                      | gradus: vary needs a folder for the variants: -o FOLDER
            -o v                           | gradus: vary needs one of --count N, --students CSV and --groups A,B
            --count 3 --groups A,B -o v    | gradus: vary needs only one of --count N, --students CSV and --groups A,B
            --count 0 -o v                 | gradus: --count: '0' is no integer from 1 to 10000
            --count 10001 -o v             | gradus: --count: '10001' is no integer from 1 to 10000
            --count x -o v                 | gradus: --count: 'x' is no integer from 1 to 10000
            --groups A -o v                | gradus: --groups: 'A' is one group; name at least two: A,B
            --groups A,a -o v              | gradus: --groups: 'a' would share its file name with another
            --groups A,../B -o v           | gradus: --groups: the id '../B' holds '/', which cannot stand in a file name
            --groups A, -o v               | gradus: --groups: the id is missing
            --students nix.csv -o v        | nix.csv: not found
            --count 1 -o -                 | gradus: -o - must be a folder, which vary fills with files
            """)
    void aSlipIsNamedAndNothingWritten(String arguments, String message) throws IOException {
        Run run = vary(arguments.split(" +"));
        assertThat(run).isEqualTo(new Run(2, "", message + "\n"));
        assertThat(names("")).containsExactly("course.yaml");
    }

    @Test
    void anExistingFileIsNoFolder() throws IOException {
        Run run = vary("--count", "1", "-o", course.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("must be a folder");
        assertThat(Files.readString(course)).isEqualTo(Run.of("new", "course").out());
    }

    @Test
    void allAreWrittenOrNone() throws IOException {
        Files.createDirectories(folder.resolve("v/course-0002.yaml"));
        Run run = vary("--count", "3", "-o", at("v"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(at("v/course-0002.yaml") + " is no file that can be replaced");
        assertThat(names("v")).containsExactly("course-0002.yaml");
    }

    @Test
    void whatCannotBeMetLeavesNoFolder() throws IOException {
        Files.writeString(
                course,
                Files.readString(course)
                        .replace("- not-saturated ", "- all-units-on  ")
                        .replace("- some-units-off ", "- no-ties        ")
                        .replace("from: -2, to: 2", "from: -2, to: -1")
                        .replace("of: [-1, 0.5, 1]", "of: [0.5, 1]"));
        Run run = vary("--count", "4", "-o", at("v"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("course.yaml:39:7: no draw for variant 1 meets the requirements: 'all-units-on' is");
        assertThat(names("")).containsExactly("course.yaml");
    }

    @Test
    void aFileWithoutRandomNumbersHasNoVariants() throws IOException {
        Files.writeString(course, Run.of("new", "mlp").out());
        assertThat(vary("--count", "2", "-o", at("v")).err())
                .contains("course.yaml:1:1: the file has no random numbers to vary");
    }

    // ---- new ----

    @ParameterizedTest
    @FieldSource("STARTERS")
    void everyStarterIsSolved(String name) {
        Run starter = Run.of("new", name);
        assertThat(starter.code()).isZero();
        Run solved = Run.withInput(starter.out(), "solve", "-", "--to", "json");
        assertThat(solved.code()).as(solved.err()).isZero();
        assertThat(starter.out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(starter.out()).startsWith("# ").endsWith("\n");
    }

    @Test
    void theUsualStarterIsTheNetwork() {
        assertThat(Run.of("new")).isEqualTo(Run.of("new", "mlp"));
    }

    @Test
    void newReplacesNoFile() throws IOException {
        String before = Files.readString(course);
        Run run = Run.of("new", "xor", "-o", course.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is there already, and new never replaces a file");
        assertThat(Files.readString(course)).isEqualTo(before);
        assertThat(Run.of("new", "xor", "-o", folder.toString()).code()).isZero();
        assertThat(names("")).containsExactly("course.yaml", "xor.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "xro, gradus: there is no starter 'xro'; did you mean 'xor'?",
        "transformer, 'gradus: there is no starter ''transformer''; there is one of: neuron, xor, softmax, mlp, course'"
    })
    void anUnknownStarterIsNamed(String name, String message) {
        assertThat(Run.of("new", name)).isEqualTo(new Run(2, "", message + "\n"));
    }

    private Run vary(String... arguments) {
        return Run.of(Stream.concat(Stream.of("vary", course.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString() + (name.endsWith("/") ? "/" : "");
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
