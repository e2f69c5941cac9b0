package org.gradus.report.marking.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Problem;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.marking.Accepted;
import org.gradus.report.marking.Entry;
import org.gradus.report.marking.Marked;
import org.gradus.report.marking.MarkedEntry;
import org.gradus.report.marking.Submission;
import org.gradus.report.marking.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers files in all the ways in which they are written, good and bad. Of what is marked only what was read is looked at. */
class AnswersFileTest {
    /** Asked: z1[1] A, z1[2] B, C (the loss) C, dW1[1,1] D, dW1[1,2] E, dW1[2,1] F, dW1[2,2] G. */
    private static final Assignment ASSIGNMENT = assignment("""
            network: {layers: [{weights: [[1, 2], [3, 4]], bias: [0, 0], activation: identity}]}
            input: [1, 0.5]
            target: [1, 1]
            loss: half-squared-error
            tasks: [forward, loss, backpropagation]
            ask: [z1, C, dW1]
            """);

    private static final Assignment TWO_SAMPLES = assignment("""
            network: {layers: [{weights: [[1, 2]], bias: [0], activation: identity}]}
            inputs: [[1, 0.5], [2, 1]]
            tasks: [forward]
            ask: [y]
            """);

    @Test
    void idsAndLettersAreTheSame() throws IOException {
        String ids = "student;z1[1];z1[2];C;dW1[1,1]\nm1;2;5;8,5;1\n";
        String letters = "Student;A;B;C;D\nm1;2;5;8,5;1\n";
        assertThat(read(ids)).isEqualTo("m1: z1[1]=2 z1[2]=5 C=8.5 dW1[1,1]=1");
        assertThat(read(letters)).isEqualTo(read(ids));
    }

    @Test
    void theLossIsNoBoxAndABoxIsNoLossWhereOnlyTheHeadingSaysWhich() throws IOException {
        assertThat(read("student,C,z1[1]\nm1,8.5,2\n")).isEqualTo("m1: z1[1]=2 C=8.5");
        MarkedClass marked = mark("student,C\nm1,8.5\n");
        assertThat(messages(marked.notes()) + messages(marked.problems()))
                .doesNotContain("may be"); // letter C is the loss here
        Assignment other = assignment("""
                network: {layers: [{weights: [[1, 2], [3, 4]], bias: [0, 0], activation: identity}]}
                input: [1, 0.5]
                target: [1, 1]
                loss: half-squared-error
                tasks: [forward, loss, loss-gradient]
                ask: ["z1[1]", dy, C]
                """);
        MarkedClass doubtful = mark("student,C\nm1,8.5\n", other);
        assertThat(messages(doubtful.problems()))
                .contains("'C' may be C@1 or dy[1]@1")
                .contains("this column is not read");
        assertThat(entries(doubtful)).isEqualTo("m1:");
        assertThat(entries(mark("student,C,z1[1]\nm1,8.5,2\n", other))).isEqualTo("m1: z1[1]=2 C=8.5");
        assertThat(entries(mark("student,C,A\nm1,8.5,2\n", other))).isEqualTo("m1: z1[1]=2 dy[1]=8.5");
    }

    @Test
    void samplesAreNamedWhereThereAreSeveral() throws IOException {
        assertThat(entries(mark("student,y[1]@2,y[1]@1\nm1,4,2\n", TWO_SAMPLES)))
                .isEqualTo("m1: y[1]=2 y[1]=4");
        MarkedClass marked = mark("student,y[1]\nm1,4\n", TWO_SAMPLES);
        assertThat(messages(marked.problems())).contains("'y[1]' may be y[1]@1 or y[1]@2; write one of these names");
        assertThat(entries(marked)).isEqualTo("m1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-8 with mark"})
    void encodingsOfSpreadsheets(String encoding) throws IOException {
        String text = "student;z1[1];z1[2]\r\nMüller;\u20131,5;1,5\r\n";
        byte[] bytes = encoding.endsWith("mark")
                ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(Charset.forName(encoding));
        MarkedClass marked = ClassMarker.mark(
                AnswersFile.read("a.csv", new ByteArrayInputStream(bytes), Limits.DEFAULT),
                all(ASSIGNMENT),
                AnswersFileTest::marking);
        assertThat(entries(marked)).isEqualTo("Müller: z1[1]=-1.5 z1[2]=1.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "student\tz1[1]\tz1[2]\nm1\t1.5\t2\n",
                "sep=,\nstudent,z1[1],z1[2]\nm1,1.5,2\n",
                "student,z1[1],z1[2]\r\nm1,\"1,5\",2\r\n",
                "student;z1[1];z1[2]\nm1;1.5;2",
                "variant;z1[1];z1[2]\rm1;3/2;2",
                "STUDENT; z1[1] ;z1[ 2]\n m1 ; '1,5 ;+2",
                "- {student: m1, \"z1[1]\": 1.5, \"z1[2]\": 2}",
                "- student: m1\n  A: \"1,5\"\n  B: 2",
                "m1: {\"z1[1]\": 3/2, \"z1[2]\": 2}",
                "- {variant: m1, A: 1.50, B: 2, C: null, D:}"
            })
    void allNotationsSayTheSame(String text) throws IOException {
        assertThat(read(text)).isEqualTo("m1: z1[1]=1.5 z1[2]=2");
    }

    @Test
    void commasInUnquotedIdsDoNotShiftTheColumnsBehind() throws IOException {
        assertThat(read("student,dW1[1,1],dW1[1,2],z1[1],z1[2]\nm1,0.1,0.2,0.3,0.4\n"))
                .isEqualTo("m1: z1[1]=0.3 z1[2]=0.4 dW1[1,1]=0.1 dW1[1,2]=0.2");
    }

    @Test
    void unknownColumnsAreReportedAndTheOthersRead() throws IOException {
        MarkedClass marked = mark("student,Name,z1[1],dw1[1,1]\nm1,Jo,2,5\n");
        assertThat(entries(marked)).isEqualTo("m1: z1[1]=2");
        assertThat(messages(marked.problems()))
                .contains("a.csv:1:2: 'Name' is no number that is asked and no letter of one; this column is not read")
                .contains(
                        "a.csv:1:4: 'dw1[1,1]' is no number that is asked and no letter of one; did you mean 'dW1[1,1]'?");
        assertThat(messages(marked.notes()))
                .contains(
                        "a.csv:1:1: there is no column for z1[2], C, dW1[1,1], dW1[1,2], dW1[2,1] and 1 more; they count as missing");
    }

    @Test
    void otherColumnsOfACompleteFileAreNoProblem() throws IOException {
        MarkedClass marked = mark("student,Group,A,B,C,D,E,F,G\nm1,x,1,2,3,4,5,6,7\n");
        assertThat(marked.problems()).isEmpty();
        assertThat(messages(marked.notes())).contains("'Group' is no number that is asked");
    }

    @Test
    void aColumnTwiceIsReadOnce() throws IOException {
        MarkedClass marked = mark("student,z1[1],A,z1[1]\nm1,2,3,4\n");
        assertThat(entries(marked)).isEqualTo("m1: z1[1]=2");
        assertThat(messages(marked.problems()))
                .contains("'A' is z1[1], as is 'z1[1]' at 1:2")
                .contains("1:4: 'z1[1]' is z1[1]");
    }

    @Test
    void rowsWithTooManyCellsAreUnreadableNeverWrong() throws IOException {
        MarkedClass marked = mark("student,z1[1],z1[2]\nm1,1,5,2\nm2,1.5,2\n");
        assertThat(messages(marked.problems()))
                .contains("a.csv:2:1: the row has 4 cells for 3 columns; is a decimal comma not in quotes?");
        assertThat(marked.rows().get(0).marked().orElseThrow().entries())
                .allMatch(entry -> entry.given() instanceof Entry.Unreadable);
        assertThat(entries(marked)).isEqualTo("m1:\nm2: z1[1]=1.5 z1[2]=2");
    }

    @Test
    void emptyCellsBehindTheLastColumnAreNothing() throws IOException {
        assertThat(mark("student,z1[1],z1[2]\nm1,1,5,,,\n").problems())
                .extracting(Problem::message)
                .noneMatch(m -> m.contains("cells"));
    }

    @Test
    void rowsWithTooFewCellsAreReported() throws IOException {
        MarkedClass marked = mark("student,z1[1],z1[2]\nm1,1\n");
        assertThat(messages(marked.notes()))
                .contains("a.csv:2:2: the row of 'm1' ends here, after 2 of 3 cells; the others count as empty");
        assertThat(entries(marked)).isEqualTo("m1: z1[1]=1");
    }

    @Test
    void everyStudentInYamlMayWriteIdsOrLetters() throws IOException {
        MarkedClass marked = mark(
                "- {student: m1, \"z1[1]\": 1, C: 2}\n- {student: m2, A: 3, B: 4}\n- {student: m3, C: 5, Foo: 6}\n");
        assertThat(entries(marked)).isEqualTo("m1: z1[1]=1 C=2\nm2: z1[1]=3 z1[2]=4\nm3: C=5");
        assertThat(messages(marked.problems()))
                .isEqualTo(
                        "a.csv:3:23: 'Foo' is no number that is asked and no letter of one; this column is not read");
    }

    @Test
    void aHeadingAloneIsNothingToMark() throws IOException {
        assertThat(messages(mark("student,A\n").problems())).contains("the file has no rows to mark");
    }

    @Test
    void bothRowsOfAStudentAreMarkedAndReported() throws IOException {
        MarkedClass marked = mark("student,z1[1]\nm1,1\nm2,2\nm1,3\n,4\n");
        assertThat(entries(marked)).isEqualTo("m1: z1[1]=1\nm2: z1[1]=2\nm1: z1[1]=3\n: z1[1]=4");
        assertThat(messages(marked.problems()))
                .contains("a.csv:2:1: 'm1' has 2 rows, in lines 2, 4")
                .contains("a.csv:4:1: 'm1' has 2 rows, in lines 2, 4")
                .contains("a.csv:5:1: the row names nobody");
    }

    @Test
    void aQuoteThatSwallowsRowsIsNoticed() throws IOException {
        MarkedClass marked = mark("student,z1[1],z1[2]\nm1,\"1\nm2,2\",3\nm3,4,5\n");
        assertThat(messages(marked.notes())).contains("it runs over several lines; is a quote missing at its end?");
        assertThatThrownBy(() -> mark("student,z1[1]\nm1,\"1\nm2,2\n"))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining("a.csv:2:1: the row that begins here is not CSV");
    }

    @Test
    void studentsAndVariantsMayDiffer() throws IOException {
        AnswersFile file = AnswersFile.read(
                "a.csv",
                new ByteArrayInputStream("student,variant,A\nAda,7,1\n".getBytes(StandardCharsets.UTF_8)),
                Limits.DEFAULT);
        assertThat(file.rows()).extracting(AnswersFile.Row::student).containsExactly("Ada");
        assertThat(file.rows()).extracting(AnswersFile.Row::variant).containsExactly("7");
        assertThat(file.headings()).extracting(AnswersFile.Heading::text).containsExactly("A");
    }

    @Test
    void filesThatAreNoAnswersAreRefusedWithTheirPlace() {
        refused("a.csv", "", "the table is empty");
        refused(
                "a.csv",
                "Name,student,A\nAda,m1,1\n",
                "a.csv:1:1: the first column must be called student or variant, not 'Name'; student stands in column 2");
        refused("a.csv", "studnet,A\nm1,1\n", "did you mean 'student'?");
        refused("a.csv", "PK\u0003\u0004", "is this the right file?");
        refused("a.yaml", "just a text", "answers must be a list of maps or a map from students to maps");
        refused("a.yaml", "- {student: m1, A: [1, 2]}", "a.yaml:1:20: 'A' must be one number, not a list");
        refused("a.yaml", "- {A: 1}", "this map says neither student nor variant");
        refused("a.yaml", "m1: {A: 1}\nm1: {A: 2}\n", "a.yaml:2:1: the key 'm1' stands here twice; first at 1:1");
        refused("a.yaml", "m1: {A: 1, A: 2}\n", "the key 'A' stands here twice");
        refused("a.yaml", "[]", "the file holds no answers");
        refused("a.yaml", "- 5", "a student's answers must be a map");
    }

    @Test
    void rowsWithoutAnExerciseStayInTheResults() throws IOException {
        Assignments some = variant -> variant.equals("m1")
                ? Assignments.Found.of(ASSIGNMENT)
                : Assignments.Found.none("no exercise is variant '" + variant + "'");
        MarkedClass marked = ClassMarker.mark(file("student,A\nm1,1\nm9,2\n"), some, AnswersFileTest::marking);
        assertThat(marked.rows()).extracting(MarkedRow::student).containsExactly("m1", "m9");
        assertThat(marked.rows().get(1).marked()).isEmpty();
        assertThat(messages(marked.problems())).isEqualTo("a.csv:3:1: not marked: no exercise is variant 'm9'");
    }

    // ---- what was read ----

    private static void refused(String name, String text, String why) {
        assertThatThrownBy(() -> AnswersFile.read(
                        name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining(why);
    }

    private static String read(String text) throws IOException {
        return entries(mark(text));
    }

    private static MarkedClass mark(String text) throws IOException {
        return mark(text, ASSIGNMENT);
    }

    private static MarkedClass mark(String text, Assignment assignment) throws IOException {
        return ClassMarker.mark(file(text), all(assignment), AnswersFileTest::marking);
    }

    private static AnswersFile file(String text) throws IOException {
        boolean yaml = text.startsWith("-") || text.startsWith("m1:");
        return AnswersFile.read(
                yaml ? "a.yaml" : "a.csv",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                Limits.DEFAULT);
    }

    private static Assignments all(Assignment assignment) {
        Assignments.Found found = Assignments.Found.of(assignment);
        return variant -> found;
    }

    /** Judges nothing: what was read goes through. */
    static java.util.function.Function<Submission, Marked> marking(Assignment assignment) {
        return submission -> {
            List<MarkedEntry> entries = new ArrayList<>();
            BigDecimal zero = BigDecimal.ZERO;
            assignment
                    .asked()
                    .forEach(asked -> entries.add(new MarkedEntry(
                            asked,
                            submission.entry(asked.id()),
                            Verdict.RIGHT,
                            List.of(),
                            false,
                            java.util.Optional.empty(),
                            new Accepted(zero, zero, zero),
                            zero,
                            zero)));
            return new Marked(submission.student(), java.util.Optional.empty(), false, entries);
        };
    }

    /** A line for each row: the student and the numbers that were read. */
    private static String entries(MarkedClass marked) {
        List<String> lines = new ArrayList<>();
        for (Marked row : marked.marked()) {
            StringBuilder line = new StringBuilder(row.student() + ":");
            for (MarkedEntry entry : row.entries()) {
                if (entry.given() instanceof Entry.Written written) {
                    BigDecimal value = written.value().round(6).stripTrailingZeros();
                    line.append(' ')
                            .append(entry.asked().id().text())
                            .append('=')
                            .append(value.toPlainString());
                }
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    private static String messages(List<Problem> problems) {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        problems.forEach(problem -> byLine.computeIfAbsent(problem.line(), line -> new ArrayList<>())
                .add("a.csv:" + problem.line() + ":" + problem.column() + ": " + problem.message()));
        return String.join("\n", byLine.values().stream().flatMap(List::stream).toList());
    }

    static Assignment assignment(String yaml) {
        return Assignment.of(ExerciseReader.read("x.yaml", yaml));
    }
}
