package org.gradus.report.vary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentsTest {
    private final List<Problem> notes = new ArrayList<>();

    @Test
    void takesTheNamedColumn() throws IOException {
        assertThat(read("name;student;id\nMüller;s1;1\nMeier;s2;2\n")).containsExactly("s1", "s2");
        assertThat(read("name,ID\n\"Müller, Anna\",7\n")).containsExactly("7");
        assertThat(notes).isEmpty();
    }

    @Test
    void saysWhichItTakesElse() throws IOException {
        assertThat(read("Matrikelnummer\tName\n4711\tMüller\n")).containsExactly("4711");
        assertThat(notes)
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("'Matrikelnummer', is taken");
    }

    /** A list without a heading would lose its first student. */
    @Test
    void wantsAHeading() {
        refused("4711;Müller\n4712;Meier\n", "s.csv:1:1: the first row is '4711', which looks like a student");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../x      | holds '/'
            a\\b       | holds '\\'
            ..        | begins or ends with a dot
            .hidden   | begins or ends with a dot
            a:b       | holds ':'
            a*        | holds '*'
            a\u0007b  | holds U+0007
            a\u202Eb  | holds U+202E
            a\u00A0b  | holds U+00A0
            """)
    void idsThatCannotStandInAFileNameAreRefused(String id, String reason) {
        assertThat(Students.fault(id))
                .hasValueSatisfying(fault -> assertThat(fault).contains(reason));
    }

    @Test
    void anEmptyOrEndlessIdIsRefused() {
        assertThat(Students.fault("")).contains("the id is missing");
        assertThat(Students.fault("x".repeat(101))).isPresent();
        assertThat(Students.fault("x".repeat(100))).isEmpty();
        assertThat(Students.fault("Müller, A. (2)")).isEmpty();
    }

    @Test
    void everyBadRowIsNamedWithItsLine() {
        refused("student,name\ns1,a\nS1,b\n,c\ns2,d,e\nu\u0308,f\nü,g\n", """
                s.csv:3:1: the id 'S1' would share its file name with that in line 2
                s.csv:4:1: the id is missing
                s.csv:5:1: the row has 3 cells but the heading 2; put a cell that holds a delimiter into quotes
                s.csv:7:1: the id 'ü' would share its file name with that in line 6""");
        refused("student\n", "s.csv:1:1: there is a heading but no student");
    }

    @Test
    void groupsAreJudgedAlike() {
        assertThat(Students.faultOf(List.of("A", "B"))).isEmpty();
        assertThat(Students.faultOf(List.of("A", "a"))).isPresent();
        assertThat(Students.faultOf(List.of("A", "../B"))).isPresent();
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ExerciseException.class)
                .hasMessageStartingWith(message);
    }

    private List<String> read(String text) throws IOException {
        return Students.read(
                "s.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20, notes::add);
    }
}
