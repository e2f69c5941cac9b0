package org.gradus.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradus.report.exercise.ExerciseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAnyLineEnd(String end) throws IOException {
        CsvTable table = read(String.join(end, "student,z1[1]", "a,1", "b,2"));
        assertThat(table.header().cells()).containsExactly("student", "z1[1]");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 3);
        assertThat(table.rows().get(1).cells()).containsExactly("b", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            student;dW2[1,1]     | ;  | true
            student,"dW2[1,1]"   | ,  | false
            student              | ,  | false
            "a;b",c              | ,  | false
            """)
    void findsTheDelimiterInTheHeading(String heading, char delimiter, boolean commas) throws IOException {
        CsvTable table = read(heading + "\n");
        assertThat(table.delimiter()).isEqualTo(delimiter);
        assertThat(table.hasDecimalCommas()).isEqualTo(commas);
    }

    @Test
    void tabsStandBetweenCells() throws IOException {
        assertThat(read("student\tdW2[1,1]\na\t1").rows().get(0).cells()).containsExactly("a", "1");
    }

    @Test
    void excelsOwnFirstLineNamesTheDelimiter() throws IOException {
        CsvTable table = read("sep=;\r\nstudent;z\r\na;0,5\r\n");
        assertThat(table.header()).isEqualTo(new CsvTable.Row(2, List.of("student", "z")));
        assertThat(table.rows()).containsExactly(new CsvTable.Row(3, List.of("a", "0,5")));
    }

    @Test
    void utf8WithAndWithoutMarkAndWindows1252AreTheSame() throws IOException {
        String text = "student;Größe\nMüller;1 €\n";
        CsvTable table = read(text);
        assertThat(table.rows().get(0).cells()).containsExactly("Müller", "1 €");
        assertThat(read("\uFEFF" + text)).isEqualTo(table);
        assertThat(read(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(table);
    }

    @Test
    void quotedCellsHoldDelimitersQuotesAndLineEnds() throws IOException {
        CsvTable table = read("student,note\n\"Müller, Anna\",\"he said \"\"1\"\"\nand left\"\nb,c\n");
        assertThat(table.rows().get(0).cells()).containsExactly("Müller, Anna", "he said \"1\"\nand left");
        assertThat(table.rows().get(1).line()).isEqualTo(4);
    }

    @Test
    void emptyRowsAreLeftOutAndBlanksAroundCells() throws IOException {
        CsvTable table = read("\n student , z \n\n ,, \n a , 1\n");
        assertThat(table.header()).isEqualTo(new CsvTable.Row(2, List.of("student", "z")));
        assertThat(table.rows()).containsExactly(new CsvTable.Row(5, List.of("a", "1")));
    }

    @Test
    void rowsMayBeShorterOrLongerThanTheHeading() throws IOException {
        CsvTable table = read("a,b\n1\n1,2,3\n");
        assertThat(table.rows().get(0).cell(1)).isEmpty();
        assertThat(table.rows().get(1).cells()).hasSize(3);
    }

    @Test
    void findsColumnsInSmallAndLargeLetters() throws IOException {
        CsvTable table = read("Id,Student\n");
        assertThat(table.column("student")).hasValue(1);
        assertThat(table.column("points")).isEmpty();
    }

    @Test
    void whatIsNoTableIsRefusedWithItsPlace() {
        refused("", "1:1: the table is empty");
        refused("\n\n", "1:1: the table is empty");
        refused("a,b\n1,\"open\n2,3\n", "2:1: the row that begins here is not CSV");
        refused("a,b\n1,\"x\"y\n", "2:1: the row that begins here is not CSV");
        refused("a,b\n1,\u0000\n", "2:1: the character U+0000 does not belong in a table; is this the right file?");
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}))
                .hasMessageContaining("UTF-16; save it as CSV UTF-8");
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0x81})).hasMessageContaining("neither UTF-8");
        assertThatThrownBy(() ->
                        CsvTable.read("t.csv", new ByteArrayInputStream("a,b,c".getBytes(StandardCharsets.UTF_8)), 4))
                .hasMessageContaining("larger than 4 bytes");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ExerciseException.class)
                .hasMessageStartingWith("t.csv:" + message);
    }

    private static CsvTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvTable read(byte[] bytes) throws IOException {
        return CsvTable.read("t.csv", new ByteArrayInputStream(bytes), 1 << 20);
    }
}
